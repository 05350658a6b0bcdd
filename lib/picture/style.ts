import type { Role } from './topology';

const LIGHT =
  '--paper:#fff;--ink:#1f2328;--faint:#59636e;--line:#8c959f;--group:#f6f8fa;--edge:#d1d9e0;--accent:#0969da;' +
  '--entry:#8250df;--route:#0969da;--service:#0b7a75;--workload:#1a7f37;--config:#8a5d00;--secret:#bc4c00;' +
  '--claim:#6639ba;--policy:#57606a;--other:#57606a;--error:#cf222e;--warning:#9a6700;--depends:#2da44e;';
const DARK =
  '--paper:#1c2128;--ink:#e6edf3;--faint:#9da7b3;--line:#768390;--group:#12171e;--edge:#373e47;--accent:#539bf5;' +
  '--entry:#b083f0;--route:#539bf5;--service:#39c5cf;--workload:#57ab5a;--config:#d4a72c;--secret:#f0883e;' +
  '--claim:#bc8cff;--policy:#9da7b3;--other:#9da7b3;--error:#ff7b72;--warning:#e3b341;--depends:#46954a;';
const ROLES: readonly Role[] = [
  'entry',
  'route',
  'service',
  'workload',
  'config',
  'secret',
  'claim',
  'policy',
  'other',
];

/** Font of pictures and pages: whatever the reader's system has. */
export const FONT = 'system-ui,-apple-system,"Segoe UI",Helvetica,Arial,sans-serif';

/** Colours and type of the SVG and of the page around it, for light and for dark surroundings. */
export const STYLE = `
.picture{${LIGHT}--ground:#fff;color-scheme:light dark}
@media (prefers-color-scheme:dark){.picture{${DARK}--ground:#0d1117}}
.picture text{font:600 13px ${FONT};fill:var(--ink)}
.picture .ground{fill:var(--ground)}
.picture .box{fill:var(--group);stroke:var(--edge)}
.picture .title{font-size:14px}
.picture .faint{font-weight:400;fill:var(--faint)}
.picture .card{fill:var(--paper);stroke:var(--edge)}
.picture .kind{font-size:11px;font-weight:500;fill:var(--tone)}
.picture .bar{fill:var(--tone)}
.picture .missing .card{stroke:var(--line);stroke-dasharray:4 3;fill:none}
.picture .missing .bar{opacity:.4}
.picture .node.error .card{stroke:var(--error);stroke-width:2}
.picture .node.warning .card{stroke:var(--warning);stroke-width:2}
.picture .edge path{fill:none;stroke:var(--line);stroke-width:1.4}
.picture .depends path{stroke:var(--depends);stroke-width:1.8}
.picture .use path{stroke-dasharray:5 4}
.picture .guard path{stroke-dasharray:1.5 4;stroke-linecap:round}
.picture .edge text{font-size:11px;font-weight:400;fill:var(--faint);text-anchor:middle;paint-order:stroke;
stroke:var(--group);stroke-width:5px;stroke-linejoin:round}
.picture .badge circle{fill:var(--warning)}
.picture .error .badge circle,.picture .badge.error circle{fill:var(--error)}
.picture .badge text{fill:var(--paper);font-size:11px;font-weight:700;text-anchor:middle}
.picture #tip path{fill:var(--line)}
.picture #tip-depends path{fill:var(--depends)}
${ROLES.map((role) => `.picture .${role}{--tone:var(--${role})}`).join('\n')}
`;
