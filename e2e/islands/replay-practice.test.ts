import { AxeBuilder } from '@axe-core/playwright';
import { chapter, expect, test } from '../site.ts';
import type { Page } from 'playwright/test';
import { Replay } from './replay-page.ts';

const join = '五台主机组成一个 swarm';
const inactive = '动手之前：引擎不在任何 swarm 里';

/** The commands of a session as the site serves them. */
async function commandsOf(page: Page, replay: Replay): Promise<readonly string[]> {
  const address = await replay.sessionAddress();
  const session = (await (await page.request.get(address)).json()) as {
    commands: { command: string }[];
  };
  return session.commands.map(({ command }) => command);
}

/** The same command as another person writes it. */
function inOtherWords(command: string): string {
  return command
    .replace(/--token (\S+) (\S+)$/, '$2   --token=$1')
    .replace('--advertise-addr ', '--advertise-addr=')
    .replace('node ls', 'node  list')
    .replace(' | grep -A 5 Swarm:', '|grep -A5 "Swarm:"')
    .replace('docker ', '  docker  ');
}

async function begin(page: Page, title: string): Promise<Replay> {
  await page.goto(chapter);
  const replay = new Replay(page, title);
  await replay.open('自己敲');
  await expect(replay.feedback).toContainText('轮到你了');
  return replay;
}

test.describe('type it yourself', () => {
  test('takes a whole session typed in other words, and shows what was recorded', async ({
    page,
  }) => {
    test.slow();
    const replay = await begin(page, join);
    const commands = await commandsOf(page, replay);
    expect(commands).toHaveLength(8);
    for (const [index, command] of commands.entries()) {
      await expect(replay.count).toHaveText(`第 ${index + 1} / 8 条`);
      const typed = inOtherWords(command);
      expect(typed).not.toBe(command);
      await replay.type(`${typed}\n`);
      await expect(replay.feedback).toHaveText(index === 7 ? '全部敲完了。' : /轮到你了/, {
        timeout: 15_000,
      });
    }
    const screen = (await replay.screen('docker1')).join('\n');
    expect(screen).toContain('  docker  info|grep -A5 "Swarm:"');
    expect(screen).toContain('Managers: 3');
  });

  test.describe('answers a line that is not the one', () => {
    for (const [line, answer] of [
      ['docker swam init', '从 swam 起不一样，是不是想敲 swarm？'],
      ['docker swarm leave', '从 leave 起不一样。录像里没有这条命令的输出，所以不能执行。'],
      ['docker swarm init', '前面都对，还缺一个选项。'],
      ['docker swarm init --advertise-addr', '前面都对，后面还缺一个词。'],
      ['docker swarm init --advertise-addr 10.0.0.1', '--advertise-addr 后面的 10.0.0.1 不对。'],
      ['docker swarm init --force', '多了 --force。录像里没有这条命令的输出，所以不能执行。'],
      ['dokcer ps', '这段录像里没有 dokcer。你是不是想敲 docker？'],
      ['systemctl status', '这段录像里没有 systemctl 的输出，所以不能执行。这一步不用它。'],
      ['docker node ls', '这是第 7 条命令（在 docker1 上），还没轮到它。'],
      ['docker　swarm init', '这一行里有输入法打出来的全角空格，换成半角的。'],
      ['docker，swarm init', '“，” 是输入法打出来的全角字符，换成英文的 “,”。'],
      ['   ', '轮到你了，在 docker1 上敲出这一步的命令。'],
      ['docker "swarm', '引号没有配对。'],
    ] as const) {
      test(`${line} → ${answer}`, async ({ page }) => {
        const replay = await begin(page, join);
        await replay.type(`${line}\n`);
        await expect(replay.feedback).toHaveText(answer);
        await expect(replay.count).toHaveText('第 1 / 8 条');
        expect((await replay.screen('docker1')).join('\n')).not.toContain('Swarm initialized');
      });
    }
  });

  test('knows what is done already, and the host on which it is due', async ({ page }) => {
    const replay = await begin(page, join);
    const [first = '', second = ''] = await commandsOf(page, replay);
    await replay.type(`${first}\n`);
    await expect(replay.feedback).toContainText('在 docker4 上');
    await replay.type(`${first}\n`);
    await expect(replay.feedback).toHaveText('这是第 1 条命令，前面已经执行过。');
    await replay.tab('docker1').click();
    await replay.player.locator('[data-screen="docker1"]').click();
    await replay.type(`${second}\n`);
    await expect(replay.feedback).toHaveText('命令对，主机不对：这一步在 docker4 上敲。');
  });

  test('gives hints that tell more each time, the answer, and goes on without it', async ({
    page,
  }) => {
    const replay = await begin(page, join);
    await replay.button('提示').click();
    await expect(replay.feedback).toHaveText('共 5 个词，第一个是 docker。');
    await replay.button('提示').click();
    await expect(replay.feedback).toHaveText('开头是：docker swarm init …');
    await replay.button('看答案').click();
    await expect(replay.feedback).toHaveText(
      '答案：docker swarm init --advertise-addr 192.168.110.101',
    );
    await replay.button('跳过').click();
    await expect(replay.count).toHaveText('第 2 / 8 条', { timeout: 15_000 });
    expect((await replay.screen('docker1')).join('\n')).toContain('Swarm initialized');
  });

  test('edits as a shell: Tab, ↑, Ctrl-C, Ctrl-L, paste', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const replay = await begin(page, join);
    const prompt = '[root@docker1 ~]# ';
    const screen = () => replay.screen('docker1');
    // The names of the hosts are on the screen too; at the start of a line only a program can be meant.
    await replay.type('doc\tsw\tini\t--adv\t');
    await expect.poll(screen).toEqual([`${prompt}docker swarm init --advertise-addr`]);
    await page.keyboard.press('Control+c');
    await expect
      .poll(screen)
      .toEqual([`${prompt}docker swarm init --advertise-addr ^C`, prompt.trimEnd()]);
    await page.keyboard.press('ArrowUp');
    await expect
      .poll(async () => (await screen()).at(-1))
      .toBe(`${prompt}docker swarm init --advertise-addr`);
    await page.keyboard.press('Control+l');
    await expect.poll(screen).toEqual([`${prompt}docker swarm init --advertise-addr`]);
    await page.evaluate(() => navigator.clipboard.writeText('192.168.110.101'));
    await page.keyboard.press('Control+v');
    await expect
      .poll(screen)
      .toEqual([`${prompt}docker swarm init --advertise-addr 192.168.110.101`]);
    await page.keyboard.press('Enter');
    await expect(replay.count).toHaveText('第 2 / 8 条', { timeout: 15_000 });
  });

  test('keeps progress over a reload, and begins again when asked', async ({ page }) => {
    const replay = await begin(page, inactive);
    const [first = ''] = await commandsOf(page, replay);
    await replay.type(`${first}\n`);
    await expect(replay.count).toHaveText('第 2 / 4 条', { timeout: 15_000 });
    await page.reload();
    await replay.open('自己敲');
    await expect(replay.feedback).toHaveText('接着上次，从第 2 条开始。');
    await expect(replay.count).toHaveText('第 2 / 4 条');
    await replay.button('从头再来').click();
    await expect(replay.count).toHaveText('第 1 / 4 条');
  });

  test('needs no mouse, and lets the keyboard out of the terminal', async ({ page }) => {
    await page.goto(chapter);
    const replay = new Replay(page, inactive);
    await replay.root.getByRole('button', { name: '自己敲' }).focus();
    await page.keyboard.press('Enter');
    await expect(replay.feedback).toContainText('轮到你了');
    const [first = ''] = await commandsOf(page, replay);
    await replay.type(`${first}\n`);
    await expect(replay.count).toHaveText('第 2 / 4 条', { timeout: 15_000 });
    await page.keyboard.press('Escape');
    await expect(replay.button('提示')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(replay.feedback).toContainText('个词');
  });

  test('has no accessibility violation, and fits a phone', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    const replay = await begin(page, inactive);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    const player = 'command-replay[data-mode="type"] [data-player]';
    const { violations } = await new AxeBuilder({ page }).include(player).analyze();
    expect(violations).toEqual([]);
    await expect(replay.button('提示')).toBeInViewport();
  });
});

test.describe('type it yourself with reduced motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('shows the recorded output at once', async ({ page }) => {
    const replay = await begin(page, inactive);
    const [first = ''] = await commandsOf(page, replay);
    await replay.type(`${first}\n`);
    await expect(replay.count).toHaveText('第 2 / 4 条', { timeout: 1000 });
  });
});
