import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '../site.ts';
import { Replay, lastScreen } from './replay-page.ts';

const chapter = './swarm/create/';
const join = '五台主机组成一个 swarm';
const inactive = '动手之前：引擎不在任何 swarm 里';

interface Shift extends PerformanceEntry {
  readonly hadRecentInput: boolean;
  readonly sources: readonly { readonly node: Node | null }[];
}

/** Counts, on the page's root, the layout shifts in recorded sessions that no press explains. */
function countShifts(): void {
  new PerformanceObserver((list) => {
    for (const { hadRecentInput, sources } of list.getEntries() as Shift[]) {
      const isOurs = sources.some(({ node }) => node?.parentElement?.closest('command-replay'));
      const { dataset } = document.documentElement;
      if (isOurs && !hadRecentInput) dataset['shifts'] = String(Number(dataset['shifts'] ?? 0) + 1);
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

test.describe('command replay without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('shows the whole transcript and no dead control', async ({ page }) => {
    await page.goto(chapter);
    const { root } = new Replay(page, join);
    await expect(root.getByRole('listitem')).toHaveCount(8);
    await expect(root).toContainText('docker swarm init --advertise-addr 192.168.110.101');
    await expect(root).toContainText('To add a worker to this swarm, run the following command:');
    await expect(root).toContainText('Managers: 3');
    await expect(root.getByRole('button')).toHaveCount(0);
    await expect(root.getByRole('slider')).toHaveCount(0);
  });

  test('tells an exit status that is not 0', async ({ page }) => {
    await page.goto(chapter);
    const { root } = new Replay(page, inactive);
    await expect(root.getByRole('listitem').filter({ hasText: '退出状态码 1' })).toContainText(
      'This node is not a swarm manager.',
    );
  });

  test('is where the corrections lead that name it', async ({ page }) => {
    await page.goto(chapter);
    const correction = page.getByRole('complementary', { name: '勘误 F080' });
    await correction.getByRole('link', { name: '实录 swarm/create/no-ssh' }).click();
    await expect(page).toHaveURL(/#replay=swarm\/create\/no-ssh$/);
    const session = page.locator('[data-recording="swarm/create/no-ssh"]');
    const top = () => session.evaluate((element) => element.getBoundingClientRect().top);
    await expect.poll(top).toBeGreaterThan(0);
    expect(await top()).toBeLessThan(200);
  });
});

test.describe('command replay', () => {
  test('asks for nothing before the reader presses play, and moves nothing by itself', async ({
    page,
  }) => {
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.addInitScript(countShifts);
    await page.goto(chapter);
    const replay = new Replay(page, join);
    await replay.reaches('idle');
    expect(requests.filter((url) => /\.cast$|xterm/.test(url))).toEqual([]);
    await replay.open();
    await replay.reaches('playing');
    // The press itself moves what is below; the arrival of terminals and recording must not.
    expect(await page.evaluate(() => document.documentElement.dataset['shifts'])).toBeUndefined();
    expect(requests.filter((url) => url.endsWith('.cast'))).toHaveLength(5);
  });

  test('plays to the end and then shows what the recording ends with, on every host', async ({
    page,
  }) => {
    await page.clock.install();
    await page.goto(chapter);
    const replay = new Replay(page, join);
    await replay.open();
    await replay.reaches('playing');
    await page.clock.runFor(1000 * (1 + (await replay.durationSeconds())));
    await replay.reaches('ended');
    for (const { host, address } of await replay.recordings()) {
      const cast = await (await page.request.get(address)).text();
      const wanted = await lastScreen(cast);
      expect(wanted.length).toBeGreaterThan(1);
      await replay.tab(host).click();
      await page.clock.runFor(100);
      expect(await replay.screen(host), host).toEqual(wanted);
    }
  });

  test('brings the host to the front on which the next command is typed', async ({ page }) => {
    await page.goto(chapter);
    const replay = new Replay(page, join);
    await replay.open();
    await replay.reaches('playing');
    await replay.button('暂停').click();
    await replay.button('从头播放').click();
    await replay.button('暂停').click();
    expect(await replay.shownHosts()).toEqual(['docker1']);
    await replay.button('下一条').click();
    expect(await replay.shownHosts()).toEqual(['docker4']);
    await expect(replay.narration).toHaveText(/贴到 docker4 上执行/);
    await replay.tab('docker1').click();
    expect(await replay.shownHosts()).toEqual(['docker1']);
    await replay.button('下一条').click();
    expect(await replay.shownHosts()).toEqual(['docker5']);
  });

  test('stands still while it is paused', async ({ page }) => {
    await page.clock.install();
    await page.goto(chapter);
    const replay = new Replay(page, inactive);
    await replay.open();
    await replay.reaches('playing');
    await page.clock.runFor(2000);
    await replay.button('暂停').click();
    const position = await replay.positionSeconds();
    expect(position).toBeGreaterThan(1);
    await page.clock.runFor(3000);
    expect(await replay.positionSeconds()).toBe(position);
    await replay.button('播放').click();
    await page.clock.runFor(1000);
    expect(await replay.positionSeconds()).toBeGreaterThan(position + 0.5);
  });

  test('shows the same screen at a moment, whether it is reached forwards or backwards', async ({
    page,
  }) => {
    await page.goto(chapter);
    const replay = new Replay(page, inactive);
    await replay.open();
    await replay.reaches('playing');
    await replay.button('暂停').click();
    await replay.seek(0);
    const middle = (await replay.durationSeconds()) / 2;
    await replay.seek(middle);
    await expect.poll(async () => (await replay.screen('docker1')).length).toBeGreaterThan(2);
    const forwards = await replay.screen('docker1');
    await replay.seek(await replay.durationSeconds());
    await replay.reaches('ended');
    await expect.poll(() => replay.screen('docker1')).not.toEqual(forwards);
    await replay.seek(middle);
    await replay.reaches('paused');
    await expect.poll(() => replay.screen('docker1')).toEqual(forwards);
  });

  test('obeys the keys it names', async ({ page }) => {
    await page.goto(chapter);
    const replay = new Replay(page, inactive);
    await replay.open();
    await replay.reaches('playing');
    await expect(replay.button('暂停')).toBeFocused();
    await page.keyboard.press('k');
    await replay.reaches('paused');
    await replay.seek(0);
    await page.keyboard.press(']');
    await expect(replay.count).toContainText('第 2 / 4 条');
    const begin = await replay.positionSeconds();
    await page.keyboard.press('ArrowRight');
    expect(await replay.positionSeconds()).toBeCloseTo(begin + 5, 5);
    await page.keyboard.press('ArrowLeft');
    expect(await replay.positionSeconds()).toBeCloseTo(begin, 5);
    await page.keyboard.press(']');
    await expect(replay.count).toContainText('第 3 / 4 条');
    await page.keyboard.press('[');
    await expect(replay.count).toContainText('第 2 / 4 条');
    await page.keyboard.press(' ');
    await replay.reaches('playing');
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: '快捷键' })).toBeVisible();
    await expect(page.getByText('上一条、下一条命令')).toBeVisible();
  });

  test('copies a command', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.clock.install();
    await page.goto(chapter);
    const { root } = new Replay(page, join);
    const copied = root.getByRole('button', { name: '已复制' });
    // The word stands for two seconds, which a busy machine may miss: here they pass when told.
    await page.clock.pauseAt(Date.now() + 60_000);
    await root.getByRole('button', { name: '复制' }).first().click();
    await expect(copied).toBeVisible();
    await page.clock.runFor(2000);
    await expect(copied).toHaveCount(0);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      'docker swarm init --advertise-addr 192.168.110.101',
    );
  });

  test('lets two sessions on one page play side by side', async ({ page }) => {
    await page.goto(chapter);
    const [first, second] = [new Replay(page, inactive), new Replay(page, join)];
    await first.open();
    await second.open();
    await first.reaches('playing');
    await second.reaches('playing');
    await second.button('暂停').click();
    await second.reaches('paused');
    await first.reaches('playing');
  });

  test('goes on when it is moved, and keeps the place when it is taken out', async ({ page }) => {
    await page.goto(chapter);
    const replay = new Replay(page, inactive);
    await replay.open();
    await replay.reaches('playing');
    await replay.seek(5);
    await replay.root.evaluate((element) => element.parentElement?.prepend(element));
    await replay.reaches('playing');
    await replay.root.evaluate(async (element) => {
      const parent = element.parentElement;
      element.remove();
      await new Promise((resolve) => setTimeout(resolve));
      if (element.querySelector('.xterm') !== null) throw new Error('A terminal is left.');
      parent?.prepend(element);
    });
    await replay.reaches('idle');
    await replay.open();
    await replay.reaches('playing');
    expect(await replay.positionSeconds()).toBeGreaterThanOrEqual(5);
  });

  test('has no accessibility violation while it plays', async ({ page }) => {
    await page.goto(chapter);
    const replay = new Replay(page, join);
    await replay.open();
    await replay.reaches('playing');
    await replay.button('暂停').click();
    const player = 'command-replay[data-state="paused"] [data-player]';
    const { violations } = await new AxeBuilder({ page }).include(player).analyze();
    expect(violations).toEqual([]);
  });

  test('fits a phone: the terminal scrolls in its frame, not the page', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(chapter);
    const replay = new Replay(page, join);
    await replay.open();
    await replay.reaches('playing');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    const frame = replay.root.locator('[data-screen="docker1"]');
    expect(
      await frame.evaluate((element) => element.scrollWidth - element.clientWidth),
    ).toBeGreaterThan(100);
  });

  test('keeps the scrollbar beside the text', async ({ page }) => {
    await page.goto(chapter);
    const replay = new Replay(page, join);
    await replay.open();
    const boxOf = (part: string) =>
      replay.player
        .locator(part)
        .first()
        .evaluate((element) => element.getBoundingClientRect().toJSON() as DOMRect);
    const bar = await boxOf('.scrollbar.vertical');
    expect(bar.width).toBeGreaterThan(4);
    expect(bar.left).toBeGreaterThanOrEqual((await boxOf('.xterm-rows > div')).right);
  });

  test('prints the transcript and leaves the player out', async ({ page }) => {
    await page.goto(chapter);
    const replay = new Replay(page, inactive);
    await replay.open();
    await replay.reaches('playing');
    await page.emulateMedia({ media: 'print' });
    await expect(replay.root.locator('.xterm')).toBeHidden();
    await expect(replay.root.getByRole('button')).toHaveCount(0);
    const commands = replay.root.locator('li code');
    expect(await commands.count()).toBeGreaterThan(3);
    for (const command of await commands.all()) await expect(command).toBeVisible();
  });
});

test.describe('command replay with reduced motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('shows one command with all its output at each press', async ({ page }) => {
    await page.goto(chapter);
    const replay = new Replay(page, inactive);
    await replay.open();
    await replay.reaches('paused');
    await expect(replay.count).toContainText('第 1 / 4 条');
    await expect.poll(async () => (await replay.screen('docker1')).at(-2)).toContain('Init Binary');
    await replay.button('播放').click();
    await expect(replay.count).toContainText('第 2 / 4 条');
    await expect.poll(async () => (await replay.screen('docker1')).at(-2)).toBe('inactive');
    await replay.button('播放').click();
    await replay.button('播放').click();
    await replay.reaches('ended');
  });
});

test.describe('command replay when something does not come', () => {
  test.use({ allowsFailedRequests: true });

  test('says so and keeps the transcript when its script is blocked', async ({ page }) => {
    await page.goto(chapter);
    const replay = new Replay(page, join);
    await replay.reaches('idle');
    await page.route('**/*.js', (route) => route.abort());
    await replay.open();
    await replay.reaches('failed');
    await expect(replay.root.getByRole('alert')).toContainText(
      '播放器没有载入。下面的文字记录是完整的。',
    );
    await expect(replay.root).toContainText('Managers: 3');
    await page.unroute('**/*.js');
    await replay.root.getByRole('button', { name: '重试' }).click();
    // A browser that remembers the failure offers a new page instead; either way the reader gets on.
    const isRemembered = await Promise.race([
      replay.reaches('playing').then(() => false),
      replay.root
        .getByRole('button', { name: '重新载入页面' })
        .waitFor()
        .then(() => true),
    ]);
    if (isRemembered) {
      await replay.root.getByRole('button', { name: '重新载入页面' }).click();
      await replay.reaches('idle');
      await replay.open();
      await replay.reaches('playing');
    }
  });

  test('says why when a recording is missing, and plays it when it is back', async ({ page }) => {
    await page.goto(chapter);
    const replay = new Replay(page, join);
    await page.route('**/*.cast', (route) => route.fulfill({ status: 404 }));
    await replay.open();
    await expect(replay.root.getByRole('alert')).toContainText(
      '录像没有载入（404）。下面的文字记录是完整的。',
    );
    await page.unroute('**/*.cast');
    await replay.root.getByRole('button', { name: '重试' }).click();
    await replay.reaches('playing');
    await expect(replay.root.getByRole('alert')).toBeHidden();
  });

  test('says that a recording is broken', async ({ page }) => {
    await page.goto(chapter);
    const replay = new Replay(page, join);
    await page.route('**/*.cast', (route) => route.fulfill({ body: '{"version":2' }));
    await replay.open();
    await expect(replay.root.getByRole('alert')).toContainText('录像文件是坏的');
  });
});
