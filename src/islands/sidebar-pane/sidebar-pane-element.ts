/** The sidebar: a popover on narrow screens, a column on wide ones. Keeps focus inside while it is open. */
export class SidebarPaneElement extends HTMLElement {
  #listening: AbortController | undefined;

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const wide = matchMedia('(min-width: 50em)');
    const adapt = () => {
      this.popover = wide.matches ? null : 'auto';
    };
    adapt();
    wide.addEventListener('change', adapt, { signal });
    this.addEventListener('toggle', ({ newState }) => holdFocus(newState === 'open'), { signal });
  }
  disconnectedCallback() {
    this.#listening?.abort();
    holdFocus(false);
  }
}

/** Takes the page behind the open menu out of the tab order. */
function holdFocus(hold: boolean) {
  for (const behind of document.querySelectorAll('.main-frame, .sl-skip-link')) {
    behind.toggleAttribute('inert', hold);
  }
}

customElements.define('sidebar-pane', SidebarPaneElement);
