/**
 * Fetches an island's script when the reader comes within a screen of its first element on the page.
 *
 * @param load - Defines the element; what stands there already then comes to life.
 */
export function whenNear(element: string, load: () => Promise<unknown>): void {
  const island = document.querySelector(element);
  if (!island) return;
  const near = new IntersectionObserver(
    ([entry]) => {
      if (!entry?.isIntersecting) return;
      near.disconnect();
      void load();
    },
    { rootMargin: '100%' },
  );
  near.observe(island);
}
