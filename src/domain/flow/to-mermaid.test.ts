import { describe, expect, it } from 'vitest';
import { everyConstruct } from './fixtures.ts';
import { drawFlow, escapeText, mermaidId, toMermaid } from './to-mermaid.ts';

describe('toMermaid', () => {
  it('writes every construct', () => {
    expect(toMermaid(everyConstruct)).toMatchInlineSnapshot(`
      "sequenceDiagram
        accTitle: 全部写法：“引号”、"quotes"#59; #35;1
        accDescr: 第一句；第二句 50% %#37; done.
        participant you as 你（管理员）
        participant new_node as 新节点<br/>docker4
        participant end_ as 管理节点 #60;docker1#62;
        rect transparent
          Note over you,end_: 先问
          you->>new_node: ① docker swarm join --token #60;令牌#62;#59; #35; "T"
          new_node->>new_node: ② 拆开令牌，<br/>得到三段
          loop 直到有答复
            new_node->>end_: ③ 好了吗？
          end
        end
        alt 令牌对
          end_-->>new_node: ④ 100% 对：$#36;x^2$#36; {a} \\n end
        else 令牌不对
          end_-->>new_node: ⑤ ≠ wrap: 拒绝 & 关闭
          Note over you,end_: ⑥ 到此为止
        end
        opt 角色是管理节点
          Note over end_: ⑦ 记下
        end
        end_->>you: ⑧ 完成
      "
    `);
  });
});

describe('drawFlow', () => {
  it('tells which step each message and note of the text belongs to', () => {
    const { text, messages, notes } = drawFlow(everyConstruct);
    expect(messages).toEqual([1, 2, 3, 4, 5, 8]);
    expect(notes).toEqual([null, 6, 7]);
    expect(text.match(/->>/g)).toHaveLength(messages.length);
    expect(text.match(/Note over/g)).toHaveLength(notes.length);
  });
});

describe('escapeText', () => {
  it('turns what mermaid would read as its own into entities, the entities’ own signs included', () => {
    expect(escapeText('a; b # "c" <令牌> %% $$ {} \\')).toBe(
      'a#59; b #35; "c" #60;令牌#62; %#37; $#36; {} \\',
    );
  });
  it('leaves Chinese signs and line breaks alone', () => {
    expect(escapeText('“引号”；（括号）<br>第二行\n第三行')).toBe(
      '“引号”；（括号）<br/>第二行<br/>第三行',
    );
  });
});

describe('mermaidId', () => {
  it('avoids hyphens, which begin an arrow, and mermaid’s own words', () => {
    expect(['new-node', 'end', 'note', 'docker1'].map(mermaidId)).toEqual([
      'new_node',
      'end_',
      'note_',
      'docker1',
    ]);
  });
});
