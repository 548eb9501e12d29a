// The oldest Electron that the program runs on has Node 20, which lacks functions that pdf.js takes for granted.
import 'core-js/actual/index.js';
// pdf.js runs here in the thread that calls it: it looks for its worker's code in a global that this module sets.
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';

/** pdf.js for Node, without a page: for measuring and for taking text out. */
export { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
