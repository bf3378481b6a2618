-- 复制专用的账号，只给复制这一项权限。
CREATE USER 'repl'@'%' IDENTIFIED BY 'paper-boat';
GRANT REPLICATION SLAVE ON *.* TO 'repl'@'%';
