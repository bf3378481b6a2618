import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright/test';
import { chapter, expect, test } from '../site.ts';

async function openQuiz(page: Page): Promise<Locator> {
  await page.goto(chapter);
  const quiz = page.locator('chapter-quiz');
  await quiz.scrollIntoViewIfNeeded();
  await expect(quiz.locator('.progress output')).toContainText('已答 0 题');
  return quiz;
}

/** Options of a question by whether they are right, as the page's own answers say. */
const options = (question: Locator, right: boolean) =>
  question.locator(right ? '.options > [data-correct]' : '.options > li:not([data-correct])');

test.describe('the quiz', () => {
  test('says of each choice whether it was right, and explains', async ({ page }) => {
    const quiz = await openQuiz(page);
    const question = quiz.locator('[data-kind="single"]').first();
    await question.getByRole('button', { name: '对答案' }).click();
    await expect(question.locator('.say output')).toHaveText('先选一项。');
    await options(question, false).first().getByRole('radio').check();
    await question.getByRole('button', { name: '对答案' }).click();
    await expect(options(question, false).first()).toContainText('✗');
    await expect(options(question, true)).toContainText('应选这一项');
    await expect(question.locator('details')).toHaveAttribute('open');
    await options(question, true).getByRole('radio').check();
    await expect(question.getByText('✗'), 'a new choice is not marked yet').toHaveCount(0);
    await question.getByRole('button', { name: '对答案' }).click();
    await expect(question.locator('.say output')).toHaveText('答对了。');
    await expect(quiz.locator('.progress output')).toContainText('已答 1 题，答对 1 题');
  });

  test('a question with several answers wants all of them', async ({ page }) => {
    const quiz = await openQuiz(page);
    const question = quiz.locator('[data-kind="multiple"]').first();
    const right = await options(question, true).getByRole('checkbox').all();
    expect(right.length).toBeGreaterThan(1);
    await right[0]?.check();
    await question.getByRole('button', { name: '对答案' }).click();
    await expect(question.locator('.say output')).toContainText('没有全对');
    for (const box of right) await box.check();
    await question.getByRole('button', { name: '对答案' }).click();
    await expect(question.locator('.say output')).toHaveText('答对了。');
  });

  test('keeps answers over a reload, and forgets them on request', async ({ page }) => {
    const quiz = await openQuiz(page);
    const single = quiz.locator('[data-kind="single"]').first();
    await options(single, true).getByRole('radio').check();
    await single.getByRole('button', { name: '对答案' }).click();
    await quiz.locator('textarea').first().fill('两枚令牌的第三段一样');
    await page.reload();
    await quiz.scrollIntoViewIfNeeded();
    await expect(quiz.locator('.progress output')).toContainText('已答 2 题，答对 1 题');
    await expect(options(single, true).getByRole('radio')).toBeChecked();
    await expect(quiz.locator('textarea').first()).toHaveValue('两枚令牌的第三段一样');
    const free = quiz.locator('[data-kind="free"]').first();
    await expect(free.locator('details'), 'not compared yet').not.toHaveAttribute('open');
    await free.getByRole('button', { name: '对照答案' }).click();
    await page.reload();
    await quiz.scrollIntoViewIfNeeded();
    await expect(free.locator('details'), 'compared before').toHaveAttribute('open');
    await quiz.getByRole('button', { name: '重做' }).click();
    await expect(quiz.locator('.progress output')).toContainText('已答 0 题');
    await page.reload();
    await quiz.scrollIntoViewIfNeeded();
    await expect(quiz.locator('textarea').first()).toHaveValue('');
  });

  test('works by keyboard alone and has no violation when answered', async ({ page }) => {
    const quiz = await openQuiz(page);
    const question = quiz.locator('[data-kind="single"]').first();
    await question.getByRole('radio').first().focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(question.locator('details')).toHaveAttribute('open');
    const { violations } = await new AxeBuilder({ page }).include('chapter-quiz').analyze();
    expect(violations).toEqual([]);
  });

  test('is not fetched before the reader comes near', async ({ page }) => {
    const scripts: string[] = [];
    page.on('request', (request) => scripts.push(request.url()));
    await page.goto(chapter, { waitUntil: 'networkidle' });
    expect(scripts.filter((url) => url.includes('chapter-quiz-element'))).toEqual([]);
    await page.locator('chapter-quiz').scrollIntoViewIfNeeded();
    await expect(page.locator('chapter-quiz .progress output')).not.toBeEmpty();
    expect(scripts.filter((url) => url.includes('chapter-quiz-element'))).toHaveLength(1);
  });
});
