/** Milliseconds without a key after which the user is not typing. */
const QUIET = 250;
/** Milliseconds after which waiting ends even while somebody goes on typing. */
const LONGEST = 4000;

let lastKey = Number.NEGATIVE_INFINITY;
window.addEventListener('beforeinput', () => (lastKey = performance.now()), { capture: true, passive: true });

/** Answers when nobody has typed for a moment: for work that must not make a keystroke wait. */
export function whenQuiet(): Promise<void> {
  const asked = performance.now();
  return new Promise((answer) => {
    const look = () => {
      const now = performance.now();
      const quietIn = Math.min(lastKey + QUIET, asked + LONGEST) - now;
      if (quietIn <= 0) answer();
      else setTimeout(look, quietIn);
    };
    look();
  });
}
