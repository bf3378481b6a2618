import { gzipSync } from 'node:zlib';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright/test';
import { chapter, expect, test, textPage } from '../site.ts';
import { FlowOnPage, flowPages } from './flow-page.ts';

const join = './appendix/flows/swarm-join/';
const packed = (text: string | Buffer) => gzipSync(text, { level: 9 }).byteLength;

test.describe('a flow that is walked', () => {
  test('shows one step at a time, lit, in view and told aloud when → is pressed', async ({
    page,
  }) => {
    await page.goto(join);
    const flow = new FlowOnPage(page);
    await flow.walk();
    await expect(flow.place).toHaveText('第 1 步，共 20 步');
    await expect(flow.shownSteps).toHaveCount(1);
    await flow.press('ArrowRight');
    await expect(flow.place).toHaveText('第 2 步，共 20 步');
    await expect(flow.shownSteps).toContainText('两枚加入令牌');
    await expect(flow.litShapes).toContainText('② 两枚加入令牌');
    await expect(flow.said).toContainText('第 2 步，共 20 步。');
    await expect(flow.said).toContainText('docker1 → 你');
    await expect.poll(() => flow.isLitInView()).toBe(true);
    await expect(page).toHaveURL(/#flow=swarm-join&step=2$/);
  });

  test('goes to the ends by Home and End and back by ←', async ({ page }) => {
    await page.goto(join);
    const flow = new FlowOnPage(page);
    await flow.walk();
    await flow.press('End');
    await expect(flow.place).toHaveText('第 20 步，共 20 步');
    await expect(flow.button('下一步')).toHaveAttribute('aria-disabled', 'true');
    await expect.poll(() => flow.isLitInView()).toBe(true);
    await flow.press('ArrowRight');
    await expect(flow.place).toHaveText('第 20 步，共 20 步');
    await flow.press('ArrowLeft');
    await expect(flow.place).toHaveText('第 19 步，共 20 步');
    await flow.press('Home');
    await expect(flow.place).toHaveText('第 1 步，共 20 步');
  });

  test('shows all again when Escape is pressed, and keeps the focus', async ({ page }) => {
    await page.goto(join);
    const flow = new FlowOnPage(page);
    await flow.walk();
    await flow.press('Escape');
    await expect(flow.shownSteps).toHaveCount(20);
    await expect(flow.litShapes).toHaveCount(0);
    await expect(flow.button('逐步看')).toBeFocused();
  });

  test('jumps to a chapter', async ({ page }) => {
    await page.goto(join);
    const flow = new FlowOnPage(page);
    await flow.walk();
    await flow.root.getByRole('combobox', { name: '跳到段落' }).selectOption('用令牌换证书');
    await expect(flow.place).toHaveText('第 8 步，共 20 步');
    await expect(flow.root.locator('.phase:visible')).toHaveText('用令牌换证书');
  });

  test('plays by itself, until a key is pressed', async ({ page }) => {
    await page.clock.install();
    await page.goto(join);
    const flow = new FlowOnPage(page);
    await flow.walk();
    await flow.button('播放').click();
    await page.clock.runFor(30_000);
    await expect(flow.place).not.toHaveText('第 1 步，共 20 步');
    await flow.press('Home');
    await page.clock.runFor(60_000);
    await expect(flow.place).toHaveText('第 1 步，共 20 步');
    await expect(flow.button('播放')).toBeVisible();
  });

  test('opens at the step that the address names, in either telling', async ({ page }) => {
    await page.goto(`${join}#flow=swarm-join&step=7`);
    const flow = new FlowOnPage(page);
    await expect(flow.place).toHaveText('第 7 步，共 20 步');
    await page.goto(`${join}#flow=swarm-join&telling=notes&step=6`);
    await expect(flow.place).toHaveText('第 6 步，共 10 步');
    await expect(flow.shownSteps).toContainText('凭摘要认出新节点');
  });

  test('leads from what the notes say to the true step and to the correction', async ({ page }) => {
    await page.goto(join);
    const flow = new FlowOnPage(page);
    await flow.tell('笔记的讲法');
    await flow.walk();
    await flow.root.getByRole('combobox').selectOption({ index: 0 });
    await page.goto(`${join}#flow=swarm-join&telling=notes&step=6`);
    await expect(flow.litShapes).toContainText('≠');
    await flow.root.getByRole('link', { name: '勘误 F090' }).click();
    await expect(page.locator('#correction-F090')).toBeInViewport();
    await page.goto(`${join}#flow=swarm-join&telling=notes&step=6`);
    await flow.root.getByRole('link', { name: '真实的是第 ⑦ 步' }).click();
    await expect(flow.place).toHaveText('第 7 步，共 20 步');
    await expect(flow.root.getByRole('radio', { name: '真实协议' })).toBeChecked();
  });

  test('scrolls without gliding when the reader wants no motion', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(join);
    const flow = new FlowOnPage(page);
    await flow.walk();
    await flow.press('End');
    expect(await flow.isLitInView()).toBe(true);
  });

  test('is not disturbed by a second flow on the page, and goes on where it is moved to', async ({
    page,
  }) => {
    await page.goto(join);
    const second = await addSecondFlow(page);
    const first = new FlowOnPage(page, '加入 swarm 时发生了什么');
    await first.walk();
    await first.press('ArrowRight');
    await second.walk();
    await second.press('End');
    await expect(first.place).toHaveText('第 2 步，共 20 步');
    await expect(second.place).toHaveText('第 12 步，共 12 步');
    await second.root.evaluate((element) => document.querySelector('main')?.append(element));
    await expect(second.place).toHaveText('第 12 步，共 12 步');
  });
});

test.describe('every flow', () => {
  test.setTimeout(180_000);

  test('is walked to its end by keyboard, both tellings, on a phone', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const pages = await flowPages(page);
    expect(pages.length).toBeGreaterThan(15);
    for (const address of pages) {
      await page.goto(address);
      const flow = new FlowOnPage(page);
      const tellings = await flow.root.getByRole('radio').count();
      await flow.button('逐步看').focus();
      await flow.press('Enter');
      for (let telling = 0; telling < Math.max(1, tellings); telling++) {
        if (telling > 0) {
          await flow.tell('笔记的讲法');
          await flow.button('下一步').focus();
        }
        await expect(flow.place).toContainText('第 1 步');
        const last = Number(/共 (\d+) 步/.exec(await flow.place.innerText())?.[1]);
        for (let step = 2; step <= last; step++) {
          await flow.press('ArrowRight');
          await expect(flow.place, address).toHaveText(`第 ${step} 步，共 ${last} 步`);
          expect(await flow.isLitInView(), `${address} step ${step}`).toBe(true);
          expect(await flow.isExplainedInView(), `${address} step ${step}`).toBe(true);
        }
        await expect(flow.button('下一步')).toHaveAttribute('aria-disabled', 'true');
      }
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, address).toBe(0);
    }
  });

  test('has no clipped label and no two that overlap, on paper as on the screen', async ({
    page,
  }) => {
    // On paper both tellings stand.
    await page.emulateMedia({ media: 'print' });
    const pages = await flowPages(page);
    for (const address of [...pages, './appendix/flows/']) {
      await page.goto(address);
      expect(await labelFaults(page), address).toEqual([]);
    }
  });

  test('adds at most 7 kB (gzip) to its page, both tellings and the evidence together', async ({
    page,
    request,
  }) => {
    const added = new Map<string, number>();
    for (const address of await flowPages(page)) {
      const html = await (await request.get(address)).text();
      const [flow = ''] = /<step-flow[\s\S]*<\/step-flow>/.exec(html) ?? [];
      expect(flow, address).toContain('<svg');
      added.set(flowName(address), packed(html) - packed(html.replace(flow, '')));
    }
    console.table(Object.fromEntries(added));
    for (const [name, bytes] of added) expect(bytes, name).toBeLessThanOrEqual(7 * 1024);
  });

  test('moves nothing while its page loads', async ({ page }) => {
    await page.addInitScript(() => {
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          const { value } = entry as unknown as { value: number };
          document.documentElement.dataset['shift'] = String(
            Number(document.documentElement.dataset['shift'] ?? 0) + value,
          );
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      for (const address of [...(await flowPages(page)), chapter]) {
        await page.goto(address, { waitUntil: 'networkidle' });
        const shift = await page.evaluate(() => document.documentElement.dataset['shift'] ?? '0');
        expect(shift, `${address} at ${width} px`).toBe('0');
      }
    }
  });
});

test.describe('the weight of the script', () => {
  test('is at most 3 kB (gzip) for a page with two flows, walked', async ({ page }) => {
    const scripts = new Map<string, number>();
    page.on('response', async (response) => {
      if (response.request().resourceType() !== 'script') return;
      scripts.set(response.url(), packed(await response.body()));
    });
    await page.goto(textPage, { waitUntil: 'networkidle' });
    const frame = new Set(scripts.keys());
    expect(frame.size).toBeGreaterThan(0);
    await page.goto(join, { waitUntil: 'networkidle' });
    const own = () => [...scripts].filter(([address]) => !frame.has(address));
    const weight = () => own().reduce((sum, [, bytes]) => sum + bytes, 0);
    const untouched = weight();
    const second = await addSecondFlow(page);
    await new FlowOnPage(page, '加入 swarm 时发生了什么').walk();
    await second.walk();
    await page.waitForLoadState('networkidle');
    expect(own().length).toBeGreaterThan(1);
    console.table({ untouched, 'both walked': weight() });
    expect(weight()).toBeLessThanOrEqual(3 * 1024);
  });

  test('holds nothing of mermaid until the reader asks for the editor', async ({ page }) => {
    const bodies: string[] = [];
    page.on('response', async (response) => {
      if (response.request().resourceType() === 'script') bodies.push(await response.text());
    });
    await page.goto(join, { waitUntil: 'networkidle' });
    await new FlowOnPage(page).walk();
    expect(bodies.length).toBeGreaterThan(2);
    expect(bodies.filter((body) => body.includes('sequenceDiagram'))).toEqual([]);
  });
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('both tellings stand there whole, and an address leads to its step', async ({ page }) => {
    await page.goto(`${join}#flow=swarm-join&step=7`);
    const flow = page.locator('step-flow');
    await expect(flow.locator('svg:visible')).toHaveCount(2);
    await expect(flow.locator('li:visible')).toHaveCount(30);
    await expect(flow.getByText('算 SHA-256，与摘要比对').last()).toBeInViewport();
    await expect(flow.locator('button:visible, input:visible')).toHaveCount(0);
    await expect(flow.locator('.telling')).toHaveText(['真实协议', '笔记的讲法']);
  });
});

test('a flow has no link in the browser’s own colours', async ({ page }) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.goto(join);
    const links = page.locator('step-flow .evidence a');
    expect(await links.count()).toBeGreaterThan(0);
    const foreign = await links.evaluateAll((found) =>
      found.filter(
        (link) =>
          getComputedStyle(link).color !==
          getComputedStyle(link.parentElement ?? link.ownerDocument.body).color,
      ),
    );
    expect(foreign).toEqual([]);
  }
});

test('on paper every step stands, also of a flow that is being walked', async ({ page }) => {
  await page.goto(join);
  const flow = new FlowOnPage(page);
  await flow.walk();
  await flow.press('End');
  await page.emulateMedia({ media: 'print' });
  await expect(flow.shownSteps).toHaveCount(30);
  await expect(flow.root.locator('svg:visible')).toHaveCount(2);
  await expect(flow.root.locator('button:visible, select:visible')).toHaveCount(0);
});

test.describe('the editor', () => {
  test('draws what is typed, names the line of an error, and goes back', async ({ page }) => {
    await page.goto('./appendix/flows/tls13/');
    const flow = new FlowOnPage(page);
    await flow.button('改一改').click();
    const source = flow.root.getByRole('textbox', { name: 'mermaid 源文' });
    const picture = flow.root.getByRole('region', { name: '改出来的图' });
    await expect(picture.locator('svg')).toContainText('ServerHello');
    const original = await source.inputValue();
    await source.fill(original.replace('ServerHello，带 key_share', '换了一句话'));
    await expect(picture.locator('svg')).toContainText('换了一句话');

    await source.fill(original.replace('client->>server: ①', 'client->>server ①'));
    const trouble = flow.root.getByRole('alert').filter({ visible: true });
    await expect(trouble).toContainText('第 8 行起 mermaid 读不懂');
    await expect(picture.locator('svg')).toContainText('换了一句话');
    await flow.button('到第 8 行').click();
    const selected = await source.evaluate((area: HTMLTextAreaElement) =>
      area.value.slice(area.selectionStart, area.selectionEnd),
    );
    expect(selected).toContain('client->>server ① ClientHello');

    await flow.button('还原').click();
    await expect(source).toHaveValue(original);
    await expect(trouble).toHaveCount(0);
    await flow.button('收起').click();
    await expect(flow.shownSteps).toHaveCount(12);
    await expect(flow.button('改一改')).toBeFocused();
  });

  test('says what it does not draw: nothing, and more than a browser can', async ({ page }) => {
    await page.goto('./appendix/flows/tls13/');
    const flow = new FlowOnPage(page);
    await flow.button('改一改').click();
    const source = flow.root.getByRole('textbox', { name: 'mermaid 源文' });
    const trouble = flow.root.getByRole('alert').filter({ visible: true });
    await expect(flow.root.locator('.edit svg')).toBeVisible();
    await source.fill(' \n');
    await expect(trouble).toContainText('源文是空的。按“还原”取回原来的。');
    // As if pasted: fill() types, and takes seconds for so much.
    await source.evaluate((area: HTMLTextAreaElement) => {
      area.value = `sequenceDiagram${'\n  A->>B: x'.repeat(1500)}`;
      area.dispatchEvent(new Event('input'));
    });
    await expect(trouble).toContainText('超过 300 行，不画了');
    await flow.button('还原').click();
    await expect(trouble).toHaveCount(0);
    await expect(flow.said).toHaveText('图已更新。');
  });

  test('is whole on a phone: nothing is cut off, the picture scrolls by itself', async ({
    page,
  }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(join);
    const flow = new FlowOnPage(page);
    await flow.button('改一改').click();
    const picture = flow.root.getByRole('region', { name: '改出来的图' });
    await expect(picture.locator('svg')).toBeVisible();
    const right = async (locator: typeof picture) => {
      const box = await locator.boundingBox();
      return (box?.x ?? Infinity) + (box?.width ?? 0);
    };
    const edge = await right(flow.root);
    expect(await right(flow.root.getByRole('textbox'))).toBeLessThan(edge);
    expect(await right(picture)).toBeLessThan(edge);
    const hidden = await picture.evaluate((pane) => pane.scrollWidth - pane.clientWidth);
    expect(hidden).toBeGreaterThan(100);
  });

  test('copies the source', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto('./appendix/flows/tls13/');
    const flow = new FlowOnPage(page);
    await flow.button('改一改').click();
    await expect(flow.root.locator('.edit svg')).toBeVisible();
    await flow.button('复制源文').click();
    await expect(flow.said).toHaveText('已复制');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^sequenceDiagram/);
  });

  test('edits the telling that the reader sees', async ({ page }) => {
    await page.goto(join);
    const flow = new FlowOnPage(page);
    await flow.tell('笔记的讲法');
    await flow.button('改一改').click();
    await expect(flow.root.getByRole('textbox')).toHaveValue(/自己定一个节点 ID/);
  });

  test.describe('when its files do not come', () => {
    test.use({ allowsFailedRequests: true });

    test('says so, keeps the page, and tries again', async ({ page }) => {
      await page.goto('./appendix/flows/tls13/');
      await page.route('**/*.mmd', (route) => route.fulfill({ status: 503 }));
      const flow = new FlowOnPage(page);
      await flow.button('改一改').click();
      await expect(flow.root.getByRole('alert')).toContainText('没有载入');
      await expect(flow.shownSteps).toHaveCount(12);
      await page.unroute('**/*.mmd');
      await flow.button('改一改').click();
      await expect(flow.root.locator('.edit svg')).toBeVisible();
      await expect(flow.root.getByRole('alert').filter({ visible: true })).toHaveCount(0);
    });
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds no violation in a flow that is walked or edited, ${colorScheme}`, async ({
    page,
  }) => {
    test.setTimeout(90_000);
    await page.emulateMedia({ colorScheme });
    for (const telling of ['真实协议', '笔记的讲法']) {
      await page.goto(join);
      const flow = new FlowOnPage(page);
      await flow.tell(telling);
      await flow.walk();
      await flow.press('ArrowRight');
      await expect(flow.place).toContainText('第 2 步');
      expect(await violations(page), telling).toEqual([]);
    }
    await page.goto('./appendix/flows/tls13/');
    const flow = new FlowOnPage(page);
    await flow.button('改一改').click();
    await expect(flow.root.locator('.edit svg')).toBeVisible();
    expect(await violations(page), 'editor').toEqual([]);
  });
}

/** `swarm-join` from its page's address. */
function flowName(address: string): string {
  return new URL(address).pathname.split('/').at(-2) ?? address;
}

/** Puts the flow of another page, TLS 1.3, below the one that the page has. */
async function addSecondFlow(page: Page): Promise<FlowOnPage> {
  const other = await (await page.request.get('./appendix/flows/tls13/')).text();
  await page.evaluate((html) => {
    const second = new DOMParser().parseFromString(html, 'text/html').querySelector('step-flow');
    if (second !== null) document.querySelector('step-flow')?.after(document.adoptNode(second));
  }, other);
  return new FlowOnPage(page, 'TLS 1.3 握手');
}

async function violations(page: Page): Promise<readonly string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
  );
}

/** Labels that stand outside their picture or their box, or on one another. */
async function labelFaults(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<SVGSVGElement>('svg.diagram')].flatMap((svg) => {
      const frame = svg.getBoundingClientRect();
      const labels = [...svg.querySelectorAll('text')].map((text) => ({
        words: text.textContent,
        box: text.getBoundingClientRect(),
        home: text.parentElement?.matches('.note, .who, .node')
          ? text.parentElement.querySelector('rect')?.getBoundingClientRect()
          : undefined,
      }));
      // The boxes of two lines of one label touch: glyphs fill about two thirds of a line's height.
      const slack = 0.3 * (labels[0]?.box.height ?? 0);
      return labels.flatMap(({ words, box, home = frame }, index) => [
        ...(box.left < home.left - 1 || box.right > home.right + 1 ? [`${words} is clipped`] : []),
        ...(box.top < frame.top || box.bottom > frame.bottom ? [`${words} is cut off`] : []),
        ...labels
          .slice(index + 1)
          .filter(
            ({ box: other }) =>
              box.left < other.right - 1 &&
              other.left < box.right - 1 &&
              box.top < other.bottom - slack &&
              other.top < box.bottom - slack,
          )
          .map((other) => `${words} overlaps ${other.words}`),
      ]);
    }),
  );
}
