import { loadStylesheet } from '~/browser/stylesheet.ts';
import { whenNear } from '~/browser/when-near.ts';
import quizStyles from './chapter-quiz.css?url';

whenNear('chapter-quiz', async () => {
  await loadStylesheet(quizStyles);
  await import('./chapter-quiz-element.ts');
});
