const RED = /^#(?:[c-f][0-9a-f])(?:[0-7][0-9a-f]){2}$/u;

/** Whether a colour is the red of marks, rules and seals. */
export function isRed(colour: string): boolean {
  return RED.test(colour);
}
