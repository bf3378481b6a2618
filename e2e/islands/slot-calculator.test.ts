import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '../site.ts';
import { calculatorPage, SlotCalculator } from './slot-calculator-page.ts';

const a = 'a'.repeat(40);
const b = 'b'.repeat(40);
const c = 'c'.repeat(40);
const nodes = (slots: readonly [string, string, string]) =>
  [
    `${b} 10.0.0.2:7002@17002 master - 0 1700000000000 2 connected ${slots[1]}`,
    `${a} 10.0.0.1:7001@17001 myself,master - 0 0 1 connected ${slots[0]}`,
    `${c} 10.0.0.3:7003@17003 master - 0 1700000000000 3 connected ${slots[2]}`,
  ].join('\n');
const healthy = nodes(['0-5460', '5461-10922', '10923-16383']);

test.describe('slot calculator', () => {
  test.describe('without script', () => {
    test.use({ javaScriptEnabled: false });

    test('shows the worked example of three masters becoming four', async ({ page }) => {
      const calculator = new SlotCalculator(page);
      await calculator.goto();
      expect(await calculator.rows('现在的槽', calculator.root)).toEqual([
        ['6381', '5461', '4096', '−1365', '1365-5460'],
        ['6382', '5462', '4096', '−1366', '6827-10922'],
        ['6383', '5461', '4096', '−1365', '12288-16383'],
        ['6387', '—', '4096', '+4096', '0-1364、5461-6826、10923-12287'],
      ]);
      await expect(calculator.root.getByText('--cluster-slots 4096')).toBeVisible();
      await expect(calculator.root.getByRole('button')).toHaveCount(0);
    });
  });

  test('works the notes’ example out by hand, there and back', async ({ page }) => {
    const calculator = new SlotCalculator(page);
    await calculator.goto();
    await calculator.view('扩与缩');
    await calculator.button('全部清空').click();

    await calculator.button('加一步').click();
    await calculator.step(1).getByLabel('新主节点的地址').fill('192.168.1.10:6387');
    await calculator.button('加一步').click();
    const out = calculator.step(2);
    await out.getByLabel('给谁').selectOption({ label: '6387' });
    await out.getByLabel('搬多少个槽').fill('4096');
    expect(await calculator.rows('给出', out)).toEqual([
      ['6382', '5462', '1365.5', '1366', '5461-6826'],
      ['6381', '5461', '1365.25', '1365', '0-1364'],
      ['6383', '5461', '1365.25', '1365', '10923-12287'],
    ]);
    expect((await calculator.rows('现在的槽')).map((row) => row[2])).toEqual([
      ...['4096', '4096', '4096', '4096'],
    ]);

    const back = [
      ['6381', '1365'],
      ['6382', '1366'],
      ['6383', '1365'],
    ] as const;
    for (const [index, [receiver, slots]] of back.entries()) {
      await calculator.button('加一步').click();
      const step = calculator.step(3 + index);
      await step.getByLabel('给谁').selectOption({ label: receiver });
      await step.getByLabel('搬多少个槽').fill(slots);
      await step.getByLabel('6387', { exact: true }).check();
      await expect(step.getByLabel('所有主节点（all）')).not.toBeChecked();
    }
    await calculator.button('加一步').click();
    await calculator.step(6).getByLabel('做什么').selectOption({ label: '摘掉一个主节点' });
    await calculator.step(6).getByLabel('摘掉谁').selectOption({ label: '6387' });
    expect(await calculator.rows('现在的槽')).toEqual([
      ['6381', '5461', '5461', '0', '0-5460'],
      ['6382', '5462', '5462', '0', '5461-10922'],
      ['6383', '5461', '5461', '0', '10923-16383'],
      ['6387', '—', '—', '0', '—'],
    ]);
    await expect(calculator.step(6)).toContainText('cluster del-node');
  });

  test('gives a key’s slot, its working and its owner', async ({ page }) => {
    const calculator = new SlotCalculator(page);
    await calculator.goto();
    await calculator.view('键 → 槽');
    const keys = calculator.field('键，一行一个');
    await keys.fill('foo{}{bar}');
    await expect(calculator.panel).toContainText('槽 8363');
    await expect(calculator.panel).toContainText('标签是空的，散列整个键');
    await keys.fill('{user1000}.following');
    await expect(calculator.panel).toContainText('槽 3443');
    await expect(calculator.panel).toContainText('除以 16384 余 3443');
    await keys.fill('"\\xe7\\x94\\xa8\\xe6\\x88\\xb7:1"');
    await expect(calculator.panel).toContainText('槽 7998');
    await keys.fill('foo\n"bar');
    expect(await calculator.problemOf(keys)).toBe('第 2 行的引号没有收尾。');
    await expect(keys).toHaveValue('foo\n"bar');
  });

  test('says which commands a cluster refuses', async ({ page }) => {
    const calculator = new SlotCalculator(page);
    await calculator.goto();
    await calculator.view('键 → 槽');
    const command = calculator.field('一条命令');
    const answer = calculator.panel.getByRole('status');
    await command.fill('MSET user:1 a user:2 b');
    await expect(answer).toContainText('CROSSSLOT：2 个键分在 2 个槽');
    await command.fill('MSET {u}1 a {u}2 b');
    await expect(answer).toContainText('可以执行');
    await command.fill('MGTE a');
    expect(await calculator.problemOf(command)).toContain('不认识命令“MGTE”');
    await command.fill('GET a b');
    expect(await calculator.problemOf(command)).toContain('GET 的参数个数不对');
  });

  test('takes 10,000 keys in under 100 ms of script', async ({ page }) => {
    const calculator = new SlotCalculator(page);
    await calculator.goto();
    await calculator.view('键 → 槽');
    const keys = calculator.field('键，一行一个');
    const text = Array.from({ length: 10_000 }, (_, key) =>
      key % 3 === 0 ? `{user:${key}}:订单` : `session:${key * 7919}`,
    ).join('\n');
    // The handlers do everything before dispatchEvent() returns. Counted is the time the page's own thread
    // worked in script, so that other programs on the machine do not count.
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const scriptMs = async () => {
      const { metrics } = await session.send('Performance.getMetrics');
      return 1000 * (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? NaN);
    };
    const times: number[] = [];
    for (let run = 0; run < 3; run++) {
      const begun = await scriptMs();
      await keys.evaluate((area: HTMLTextAreaElement, list) => {
        area.value = list;
        area.dispatchEvent(new Event('input', { bubbles: true }));
      }, `${text}${run}`);
      times.push((await scriptMs()) - begun);
    }
    await expect(calculator.panel).toContainText('10\u202f000 个键落在');
    expect(Math.min(...times)).toBeGreaterThan(0);
    expect(Math.max(...times), `times in ms: ${times.join(', ')}`).toBeLessThan(100);
  });

  test('shares what is shown by a link, and remembers it on the device', async ({
    page,
    context,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const calculator = new SlotCalculator(page);
    await calculator.goto();
    await calculator.view('建集群');
    await calculator.field('主节点').fill('5');
    await calculator.field('主机').fill('红 蓝 绿');
    await calculator.button('复制链接').click();
    await expect(calculator.root.getByText('链接已复制')).toBeVisible();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toContain('#slots:view=create&masters=5&hosts=');

    const other = await context.browser()?.newPage();
    if (other === undefined) throw new Error('No browser for a second reader.');
    await other.goto(link);
    const theirs = new SlotCalculator(other);
    await expect(theirs.field('主节点')).toHaveValue('5');
    await expect(theirs.field('主机')).toHaveValue('红 蓝 绿');
    expect((await theirs.rows('个数')).map((row) => row[3])).toEqual([
      ...['3277', '3277', '3276', '3277', '3277'],
    ]);
    await other.close();

    await page.goto('about:blank');
    await calculator.goto();
    await expect(calculator.field('主节点')).toHaveValue('5');
    await calculator.field('主节点').fill('6');
    await page.goto('about:blank'); // Left before the moment after which it is put onto the device.
    await calculator.goto();
    await expect(calculator.field('主节点')).toHaveValue('6');
    await calculator.button('从头来').click();
    await expect(calculator.field('主节点')).toHaveValue('3');
    await page.goto('about:blank');
    await calculator.goto();
    await expect(calculator.panel).toHaveCount(0);
  });

  test('starts from a pasted cluster and names what is wrong with it', async ({ page }) => {
    const calculator = new SlotCalculator(page);
    await calculator.goto();
    await calculator.view('建集群');
    await calculator.field('粘贴现有集群的 cluster nodes').check();
    const pasted = calculator.field('cluster nodes 的输出');
    await pasted.fill(healthy);
    expect(await calculator.problemOf(pasted)).toBe('');
    expect(await calculator.rows('个数')).toEqual([
      ['7001', '10.0.0.1:7001', '0-5460', '5461', '—'],
      ['7002', '10.0.0.2:7002', '5461-10922', '5462', '—'],
      ['7003', '10.0.0.3:7003', '10923-16383', '5461', '—'],
    ]);
    await calculator.view('扩与缩');
    await calculator.button('全部清空').click();
    await calculator.button('加一步').click();
    await calculator.step(1).getByLabel('做什么').selectOption({ label: '重新分槽（reshard）' });
    await calculator.step(1).getByLabel('给谁').selectOption({ label: '7003' });
    await calculator.step(1).getByLabel('搬多少个槽').fill('3');
    await calculator.step(1).getByLabel('7001', { exact: true }).check();
    await expect(calculator.step(1)).toContainText(`--cluster-from ${a}`);
    await expect(calculator.step(1)).toContainText(`--cluster-to ${c}`);

    await calculator.view('建集群');
    const broken = nodes(['0-5460', '5000-5999', '10923-16384']);
    await pasted.fill(broken);
    const problem = await calculator.problemOf(pasted);
    expect(problem).toContain('第 1 行与第 2 行都占着槽 5000-5460');
    expect(problem).toContain('第 3 行的“10923-16384”超出范围');
    expect(problem).toContain('槽 6000-16383 没有主人');
    await expect(pasted).toHaveValue(broken);
    await expect(pasted).toHaveAttribute('aria-invalid', 'true');
  });

  test('names bad input beside its field and keeps what was typed', async ({ page }) => {
    const calculator = new SlotCalculator(page);
    await calculator.goto();
    await calculator.view('建集群');
    const masters = calculator.field('主节点');
    for (const [typed, said] of [
      ['2', 'Redis Cluster requires at least 3 master nodes.'],
      ['20000', '主节点比槽还多'],
      ['三', '“三”不能填在这里'],
    ] as const) {
      await masters.fill(typed);
      expect(await calculator.problemOf(masters)).toContain(said);
      await expect(masters).toHaveValue(typed);
      await expect(masters).toHaveAttribute('aria-invalid', 'true');
    }
    await page.reload();
    await expect(masters).toHaveValue('三');
    await masters.fill('3');
    await expect(masters).not.toHaveAttribute('aria-invalid');

    await calculator.view('扩与缩');
    await calculator.button('全部清空').click();
    await calculator.button('加一步').click();
    const step = calculator.step(1);
    await step.getByLabel('做什么').selectOption({ label: '搬指定的槽' });
    await step.getByLabel('从谁那里').selectOption({ label: '6382' });
    await step.getByLabel('给谁').selectOption({ label: '6381' });
    const slots = step.getByLabel('哪些槽');
    await slots.fill('5000-6000');
    expect(await calculator.problemOf(slots)).toContain(
      '槽 5000-5460 不归这个源，归 192.168.1.10:6381',
    );
    await slots.fill('5461-6000');
    await expect(step).toContainText('540 个槽从 6382 到 6381');
    await step.getByLabel('做什么').selectOption({ label: '摘掉一个主节点' });
    const removed = step.getByLabel('摘掉谁');
    await removed.selectOption({ label: '6383' });
    expect(await calculator.problemOf(removed)).toContain('它还有 5461 个槽');
    // Neither those who look nor those who listen take what is not done for done.
    await expect(calculator.panel).toContainText('第 1 步还要改，只算到它之前。');
    await expect(calculator.root.locator('[data-status]')).toHaveText(
      '第 1 步还要改，只算到它之前。',
    );
    await calculator.view('建集群');
    await masters.fill('2');
    await expect(calculator.root.locator('[data-status]')).toHaveText('先在“建集群”里把集群建好。');
  });

  test('shows why a share just above a whole number is rounded up', async ({ page }) => {
    const calculator = new SlotCalculator(page);
    await calculator.goto('#slots:view=scale&step=reshard~100~192.168.1.10:6381~all');
    await expect(calculator.step(1)).toContainText('哪些槽');
    expect(await calculator.rows('应出', calculator.step(1))).toMatchObject([
      ['6382', '5462', '50.005', '51', expect.any(String)],
      ['6383', '5461', '49.995', '49', expect.any(String)],
    ]);
  });

  test('leads from the page to the way back', async ({ page }) => {
    const calculator = new SlotCalculator(page);
    await calculator.goto();
    await page.getByRole('link', { name: '退回去的算例' }).click();
    await expect(calculator.step(6)).toContainText('6387 已空，可以摘掉。');
    await expect(calculator.step(5)).toContainText('10923-12287');
  });

  test('a press right after typing is not lost', async ({ page }) => {
    const calculator = new SlotCalculator(page);
    await calculator.goto();
    await calculator.view('扩与缩');
    await calculator.step(1).getByLabel('新主节点的地址').fill('192.168.1.10:7000');
    // The press ends the typing, and with it the choices of step 2 change.
    await calculator.step(2).getByLabel('6382', { exact: true }).click();
    await expect(calculator.step(2).getByLabel('6382', { exact: true })).toBeChecked();
    await expect(calculator.step(2).getByLabel('所有主节点（all）')).not.toBeChecked();
    await expect(calculator.step(2).getByLabel('给谁')).toContainText('6387（不在集群里）');
    await calculator.step(2).getByLabel('给谁').selectOption({ label: '7000' });
    expect((await calculator.rows('现在的槽')).map((row) => row[0])).toEqual([
      ...['6381', '6382', '6383', '7000'],
    ]);
    await calculator.button('删掉这一步：第 1 步').click();
    await expect(calculator.step(1).getByLabel('做什么')).toBeFocused();
  });

  test('works and is read by keyboard alone', async ({ page }) => {
    const calculator = new SlotCalculator(page);
    await calculator.goto();
    const first = calculator.root.getByText('扩与缩', { exact: true });
    await first.focus();
    await page.keyboard.press('Enter');
    await expect(calculator.root.getByRole('tab', { name: '扩与缩' })).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await expect(calculator.root.getByRole('tab', { name: '全图' })).toBeFocused();
    await expect(calculator.root.getByRole('tab', { name: '全图' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    const reader = calculator.root.getByRole('slider', { name: '读槽位' });
    for (let presses = 0; presses < 8; presses++) {
      await page.keyboard.press('Tab');
      if (await reader.evaluate((each) => each === document.activeElement)) break;
    }
    await expect(reader).toBeFocused();
    await page.keyboard.press('Home');
    await expect(reader).toHaveAttribute('aria-valuetext', /槽 0-1364，1365 个：6387，原属 6381/);
    await page.keyboard.press('ArrowRight');
    await expect(reader).toHaveAttribute('aria-valuenow', '1365');
    await expect(reader).toHaveAttribute('aria-valuetext', /没有动/);
    await page.keyboard.press('ArrowRight');
    await expect(reader).toHaveAttribute(
      'aria-valuetext',
      /槽 5461-6826，1366 个：6387，原属 6382/,
    );
    await page.keyboard.press('End');
    await expect(reader).toHaveAttribute('aria-valuenow', '16383');
    await page.keyboard.press('ArrowLeft');
    await expect(reader).toHaveAttribute('aria-valuetext', /槽 10923-12287/);
    await expect(calculator.panel.getByText('槽 10923-12287，1365 个')).toBeVisible();
  });

  test('reads ranges under the pointer', async ({ page }) => {
    const calculator = new SlotCalculator(page);
    await calculator.goto();
    await calculator.view('全图');
    const reader = calculator.root.getByRole('slider', { name: '读槽位' });
    const strip = reader.locator('svg.bar').nth(1);
    const box = await strip.boundingBox();
    if (box === null) throw new Error('The strip has no place on the page.');
    await strip.hover({ position: { x: (box.width * 6000) / 16_384, y: 10 } });
    await expect(reader).toHaveAttribute('aria-valuetext', /槽 5461-6826/);
    // A quarter of the way round the ring stands slot 4096.
    const ring = await reader.locator('svg.ring').boundingBox();
    if (ring === null) throw new Error('The ring has no place on the page.');
    await page.mouse.move(ring.x + ring.width * 0.9, ring.y + ring.height * 0.49);
    await expect(reader).toHaveAttribute('aria-valuetext', /槽 1365-5460/);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`has nothing for axe to say in any view, ${colorScheme}`, async ({ page }) => {
      test.slow(); // Four readings of axe.
      const calculator = new SlotCalculator(page);
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await calculator.goto(
        '#slots:keys=a%0Ab%0A{a}c&command=MGET+a&step=add~h:1&step=reshard~9~h:1~all',
      );
      for (const view of ['键 → 槽', '建集群', '扩与缩', '全图'] as const) {
        await calculator.view(view);
        const { violations } = await new AxeBuilder({ page }).include('slot-calculator').analyze();
        expect(violations, view).toEqual([]);
      }
    });
  }

  test('fits a phone in every view', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    const calculator = new SlotCalculator(page);
    await calculator.goto(
      '#slots:keys=a%0Ab%0A{a}c&step=add~192.168.1.10:6387&step=rebalance~~2~yes',
    );
    for (const view of ['键 → 槽', '建集群', '扩与缩', '全图'] as const) {
      await calculator.view(view);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow, view).toBeLessThanOrEqual(0);
    }
  });

  test('prints every view', async ({ page }) => {
    const calculator = new SlotCalculator(page);
    await calculator.goto(
      '#slots:keys=foo&step=add~192.168.1.10:6387&step=reshard~4096~192.168.1.10:6387~all',
    );
    await calculator.panel.waitFor();
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await page.emulateMedia({ media: 'print' });
    const steps = calculator.root.getByRole('tabpanel', { name: '扩与缩' });
    await expect(calculator.root.getByText('槽 12182')).toBeVisible();
    await expect(calculator.root.getByText('redis-cli --cluster create')).toBeVisible();
    await expect(steps.getByText('--cluster-slots 4096')).toBeVisible();
    await expect(calculator.button('复制链接')).toBeHidden();
    await expect(steps.getByRole('columnheader', { name: '变化' })).toBeVisible();
  });

  test.describe('when its script does not come', () => {
    test.use({ allowsFailedRequests: true });

    test('says so, keeps the example and tries again', async ({ page }) => {
      const calculator = new SlotCalculator(page);
      await page.route(/\/open\.[^/]*\.js$/, (route) => route.abort());
      await calculator.goto();
      await calculator.root.getByText('建集群', { exact: true }).click();
      await expect(calculator.root.getByRole('alert')).toContainText('计算器没有载入');
      await expect(calculator.root.getByText('算例：3 个主节点扩到 4 个')).toBeVisible();
      await expect(calculator.button('重试')).toBeVisible();
    });
  });

  test('loads nothing of the calculator before a press', async ({ page }) => {
    const scripts: string[] = [];
    page.on('request', (request) => scripts.push(new URL(request.url()).pathname));
    await page.goto(calculatorPage, { waitUntil: 'networkidle' });
    const before = scripts.length;
    const calculator = new SlotCalculator(page);
    await calculator.view('键 → 槽');
    expect(scripts.length).toBeGreaterThan(before);
  });
});
