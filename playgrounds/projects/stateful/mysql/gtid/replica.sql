-- 不写日志文件名和位置：从库报出自己做到了哪个 GTID，主库从下一个开始给。
CHANGE MASTER TO
  MASTER_HOST = 'primary',
  MASTER_USER = 'repl',
  MASTER_PASSWORD = 'paper-boat',
  MASTER_USE_GTID = slave_pos;
START REPLICA;
