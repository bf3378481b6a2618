/**
 * How mermaid draws for the book, at the desk and where a reader edits a diagram. Part of every picture's
 * fingerprint: a change here makes all of them stale.
 *
 * Layout, theme and look are pinned because mermaid 12 changed all three defaults. Colours do not count: the
 * slimmed picture has none, src/styles/diagrams.css gives them.
 */
export const mermaidSettings = {
  startOnLoad: false,
  securityLevel: 'strict',
  layout: 'dagre',
  theme: 'default',
  look: 'classic',
  htmlLabels: false,
  deterministicIds: true,
  // DejaVu Sans is wider than what readers have, so their text fits the boxes measured with it.
  fontFamily: '"DejaVu Sans", "Noto Sans CJK SC", sans-serif',
  fontSize: 14,
  themeVariables: {
    fontFamily: '"DejaVu Sans", "Noto Sans CJK SC", sans-serif',
    fontSize: '14px',
  },
  flowchart: {
    htmlLabels: false,
    padding: 9,
    nodeSpacing: 32,
    rankSpacing: 44,
    minNodeWidth: 64,
    wrappingWidth: 260,
    curve: 'basis',
    subGraphTitleMargin: { top: 8, bottom: 4 },
  },
  state: { htmlLabels: false, minNodeWidth: 64, wrappingWidth: 260 },
  sequence: {
    width: 92,
    height: 46,
    actorMargin: 28,
    diagramMarginX: 8,
    diagramMarginY: 8,
    boxMargin: 8,
    boxTextMargin: 4,
    noteMargin: 4,
    messageMargin: 26,
    mirrorActors: true,
    rightAngles: true,
    wrap: false,
    labelBoxWidth: 44,
    labelBoxHeight: 20,
    actorFontSize: 14,
    messageFontSize: 14,
    noteFontSize: 14,
    actorFontFamily: '"DejaVu Sans", "Noto Sans CJK SC", sans-serif',
    messageFontFamily: '"DejaVu Sans", "Noto Sans CJK SC", sans-serif',
    noteFontFamily: '"DejaVu Sans", "Noto Sans CJK SC", sans-serif',
  },
} as const;
