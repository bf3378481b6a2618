import { chapter, expect, test } from '../site.ts';
import { Replay, lastScreen } from './replay-page.ts';

const join = '五台主机组成一个 swarm';

test.describe('step mode', () => {
  test('goes through all commands: each first as typed, then with its output', async ({ page }) => {
    await page.goto(chapter);
    const replay = new Replay(page, join);
    await replay.open('逐条讲');
    await expect(replay.count).toHaveText('第 1 / 8 条');
    const narrations = await replay.root.locator('[data-narration]').allInnerTexts();
    for (const [index, narration] of narrations.entries()) {
      await expect(replay.count).toHaveText(`第 ${index + 1} / 8 条`);
      await expect(replay.narration).toHaveText(narration);
      await expect(replay.button('看输出')).toBeVisible();
      await page.keyboard.press('ArrowRight');
      await expect(replay.button(index === 7 ? '已到结尾' : '下一条')).toBeVisible();
      await page.keyboard.press('PageDown'); // What a presenter's remote sends.
    }
    const [first] = await replay.recordings();
    const cast = await (await page.request.get(first?.address ?? '')).text();
    await expect.poll(() => replay.screen('docker1')).toEqual(await lastScreen(cast));
    await page.keyboard.press('PageUp');
    await expect(replay.button('看输出')).toBeVisible();
    await page.keyboard.press('Home');
    await expect(replay.count).toHaveText('第 1 / 8 条');
  });

  test('turns black when the class is to look up', async ({ page }) => {
    await page.goto(chapter);
    const replay = new Replay(page, join);
    await replay.open('逐条讲');
    await expect(replay.narration).toBeVisible();
    await page.keyboard.press('b');
    await expect(replay.player.getByText('黑屏。')).toBeVisible();
    await page.keyboard.press('.');
    await expect(replay.player.getByText('黑屏。')).toBeHidden();
  });
});

test.describe('the state of the cluster', () => {
  test('is told after each command, with what it changed', async ({ page }) => {
    await page.goto(chapter);
    const replay = new Replay(page, join);
    await replay.open('逐条讲');
    await expect(replay.count).toHaveText('第 1 / 8 条');
    const nodes = replay.player.locator('[data-state] table').first();
    await page.keyboard.press('ArrowRight');
    await expect(nodes.getByRole('row', { name: /docker1/ })).toContainText('★ 领导者');
    await expect(nodes.getByRole('row', { name: /docker4/ })).toContainText('不在 swarm 里');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect(nodes.getByRole('row', { name: /docker4/ })).toContainText('工作节点（新）');
    await expect(replay.player.locator('.nodes .new')).toContainText('docker4');
    await page.keyboard.press('End');
    await expect(nodes.getByRole('row', { name: /docker4/ })).toContainText('工作节点');
    await expect(nodes).not.toContainText('（新）');
  });
});

test.describe('several hosts', () => {
  test('mark the active one, and stay where the reader pins them', async ({ page }) => {
    await page.goto(chapter);
    const replay = new Replay(page, join);
    await replay.open('逐条讲');
    await expect(replay.tab('docker1')).toContainText('当前');
    await replay.button('固定这台主机').click();
    await replay.button('看输出').click();
    await replay.button('下一条').click();
    await expect(replay.tab('docker4')).toContainText('当前');
    expect(await replay.shownHosts()).toEqual(['docker1']);
    await replay.button('固定这台主机').click();
    expect(await replay.shownHosts()).toEqual(['docker4']);
  });

  test('stand side by side on a wide screen', async ({ page }) => {
    await page.setViewportSize({ width: 1700, height: 900 });
    await page.goto(chapter);
    const replay = new Replay(page, join);
    await replay.open('逐条讲');
    await replay.button('两栏').click();
    await expect(replay.button('退出全屏')).toBeVisible();
    expect(await replay.shownHosts()).toHaveLength(2);
    for (let press = 0; press < 4; press++) await page.keyboard.press('ArrowRight');
    await expect(replay.tab('docker5')).toContainText('当前');
    expect(await replay.shownHosts()).toContain('docker5');
    await replay.button('两栏').click();
    expect(await replay.shownHosts()).toEqual(['docker5']);
    await page.keyboard.press('f');
    await expect(replay.button('全屏')).toBeVisible();
  });
});

test.describe('what a reader takes along', () => {
  test('is the command, its output, or a link to the moment', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(chapter);
    const replay = new Replay(page, join);
    await replay.open('逐条讲');
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    await replay.button('复制命令').click();
    await expect.poll(copied).toBe('docker swarm init --advertise-addr 192.168.110.101');
    await replay.button('复制输出').click();
    await expect.poll(copied).toContain('Swarm initialized: current node');
    await replay.button('看输出').click();
    await replay.button('下一条').click();
    await replay.button('复制链接').click();
    await expect.poll(copied).toMatch(/swarm\/create\/#replay=swarm\/create\/join&cmd=2$/);
    const link = await copied();
    await page.goto('about:blank');
    await page.goto(link);
    await expect(replay.count).toHaveText('第 2 / 8 条');
    await expect
      .poll(async () => (await replay.screen('docker4')).join('\n'))
      .toContain('This node joined a swarm as a worker.');
    await expect(replay.root).toBeInViewport();
  });

  test('is a moment in seconds of the recording', async ({ page }) => {
    await page.goto(chapter);
    const replay = new Replay(page, join);
    const address = await replay.sessionAddress();
    const { commands } = (await (await page.request.get(address)).json()) as {
      commands: { typedSeconds: number }[];
    };
    const seconds = ((commands[2]?.typedSeconds ?? 0) + 0.2).toFixed(2);
    // The same page, so this is what a link within it does.
    await page.goto(`${chapter}#replay=swarm/create/join&t=${seconds}`);
    await replay.reaches('paused');
    await expect(replay.count).toHaveText('第 3 / 8 条');
  });
});

test.describe('a link to a moment', () => {
  test('brings the session’s title to the top, though the page above it changes meanwhile', async ({
    page,
  }) => {
    // Files that come late: by then the link has scrolled already.
    await page.route(/\.cast$/, async (route) => {
      await page.evaluate(() => {
        document.querySelector('main p')?.setAttribute('style', 'height: 500px');
      });
      await route.continue();
    });
    await page.goto(`${chapter}#replay=swarm/create/roles&t=2.6`);
    const replay = new Replay(page, '谁能看节点列表：管理节点、工作节点、局外人');
    await replay.reaches('paused');
    const top = async () => (await replay.root.boundingBox())?.y;
    await expect.poll(top).toBeLessThan(120);
    // Below the strip at the top of the page, which covers what is behind it.
    const strip = (await page.locator('body header').first().boundingBox())?.height ?? 0;
    expect(strip).toBeGreaterThan(0);
    expect(await top()).toBeGreaterThanOrEqual(strip);
  });

  test('leaves a reader alone who scrolls while the player comes', async ({ page }) => {
    let scrolledTo = 0;
    await page.route(/\.cast$/, async (route) => {
      scrolledTo = await page.evaluate(() => {
        scrollTo(0, 300);
        return scrollY;
      });
      await route.continue();
    });
    await page.goto(`${chapter}#replay=swarm/create/roles&t=2.6`);
    await new Replay(page, '谁能看节点列表：管理节点、工作节点、局外人').reaches('paused');
    expect(scrolledTo).toBe(300);
    expect(await page.evaluate(() => scrollY)).toBe(300);
  });
});

test.describe('how it is played', () => {
  test('is kept on the device: speed and pauses', async ({ page }) => {
    await page.goto(chapter);
    const replay = new Replay(page, join);
    await replay.open();
    await replay.reaches('playing');
    const short = await replay.durationSeconds();
    await replay.player.getByRole('combobox', { name: '速度' }).selectOption('4 倍速');
    await replay.player.getByRole('combobox', { name: '停顿' }).selectOption('停顿最多 0.5 秒');
    expect(await replay.durationSeconds()).toBeLessThan(short);
    await page.reload();
    await replay.open();
    await expect(replay.player.getByRole('combobox', { name: '速度' })).toHaveValue('4');
    await expect(replay.player.getByRole('combobox', { name: '停顿' })).toHaveValue('0.5');
    await replay.reaches('ended');
  });
});
