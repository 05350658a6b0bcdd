/** Colours and type of the SVG and of the page around it, for light and for dark surroundings. */
export const STYLE = `
.picture { --paper: #ffffff; --ink: #1f2328; --faint: #59636e; --line: #818b98; --group: #f6f8fa; --edge: #d1d9e0;
  --entry: #8250df; --route: #0969da; --service: #0e8a8a; --workload: #1a7f37; --config: #9a6700; --secret: #bc4c00;
  --claim: #6639ba; --policy: #57606a; --other: #57606a; --error: #cf222e; --warning: #bf8700; }
@media (prefers-color-scheme: dark) { .picture { --paper: #0d1117; --ink: #e6edf3; --faint: #9198a1; --line: #7d8590;
  --group: #151b23; --edge: #3d444d; --entry: #ab7df8; --route: #4493f8; --service: #39c5cf; --workload: #3fb950;
  --config: #d29922; --secret: #f0883e; --claim: #bc8cff; --policy: #9198a1; --other: #9198a1; --error: #ff7b72;
  --warning: #d29922; } }
.picture text { font: 13px system-ui, "Segoe UI", Helvetica, Arial, sans-serif; fill: var(--ink); }
.picture .kind { font-size: 11px; fill: var(--faint); }
.picture .name { font-weight: 600; }
.picture .title { font-size: 14px; font-weight: 600; fill: var(--faint); }
.picture .group rect { fill: var(--group); stroke: var(--edge); }
.picture .node > rect { fill: var(--paper); stroke: var(--edge); }
.picture .node .bar { stroke: none; fill: var(--other); }
.picture .edge path { fill: none; stroke: var(--line); stroke-width: 1.4; }
.picture .depends path { stroke: var(--workload); opacity: .55; }
.picture .use path { stroke-dasharray: 5 4; }
.picture .guard path { stroke-dasharray: 1.5 4; }
.picture .edge text { font-size: 11px; fill: var(--faint); text-anchor: middle; paint-order: stroke;
  stroke: var(--group); stroke-width: 4px; stroke-linejoin: round; }
.picture .badge circle { fill: var(--warning); }
.picture .badge.error circle { fill: var(--error); }
.picture .badge text { fill: var(--paper); font-size: 11px; font-weight: 700; text-anchor: middle; }
.picture marker path { fill: var(--line); }
${['entry', 'route', 'service', 'workload', 'config', 'secret', 'claim', 'policy'].map((role) => `.picture .${role} .bar { fill: var(--${role}); }`).join('\n')}
`;
