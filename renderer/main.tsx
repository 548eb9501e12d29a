// The library's styles first: those of our components come after and win.
import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import './styles/variables.css';
import './styles/base.css';

// zod tries `new Function` as soon as the first schema is made, which the Content-Security-Policy refuses with a report.
// It must be told before it loads, hence the late import of everything else.
Reflect.set(globalThis, '__zod_globalConfig', { jitless: true });
void import('./start.tsx');
