import { loadStylesheet } from '~/browser/stylesheet.ts';
import { parsePlace } from '~/domain/flow/walk.ts';
import type { Editor } from './edit.ts';
import { openWalk } from './walk-view.ts';
import walkStyles from './walk.css?url';

/** Answers what a reader asks of a flow. */
export interface Service {
  /**
   * Does what the pressed button says; without one, goes to the step that the address names.
   *
   * @throws Error when a file that it needs does not come.
   */
  answer(button: Element | null | undefined): Promise<void>;
  /** The flow was taken out of the page: nothing of it goes on. */
  end(): void;
}

/** The one service of a flow, kept for as long as the flow is on the page. */
export async function serve(flow: HTMLElement): Promise<Service> {
  await loadStylesheet(walkStyles);
  const walk = openWalk(flow);
  let editor: Editor | undefined;
  return {
    async answer(button) {
      if (button?.matches('[data-edit]') === true) {
        const { openEditor } = await import('./edit.ts');
        walk.leave();
        editor ??= await openEditor(flow);
        await editor.open();
        return;
      }
      editor?.close();
      const place = parsePlace(location.hash);
      walk.goTo(button ? undefined : place);
    },
    end() {
      walk.leave();
      editor?.close();
    },
  };
}
