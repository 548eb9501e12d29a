import { AppError } from '#shared/contract/errors.ts';
import { verifierPage as words } from '#shared/text/zh-CN/verifierPage.ts';
import { commonName } from '#shared/verifier/certificates.ts';
import { fingerprintOf } from '#shared/verifier/digest.ts';
import { readEmbeddedRecord } from '#shared/verifier/embeddedRecord.ts';
import { verifyPdf } from '#shared/verifier/verifyPdf.ts';
import { answerCard, failureCard } from './answerCard.ts';
import { element, filled, grouped } from './dom.ts';
import { type PageTrust, readTrustBlock } from './trustBlock.ts';
import './verifier.css';

/** Sentences for the errors that the verifier may answer with. */
const ERRORS: Readonly<Record<string, string>> = {
  pdf_unreadable: words.unreadable,
  pdf_encrypted: words.encrypted,
  file_too_large: words.tooLarge,
};

const trust = readTrustBlock(document.getElementById('trust')?.textContent ?? '');
const results = element('div', { 'aria-live': 'polite', id: 'results' });
if (globalThis.crypto?.subtle && 'at' in Array.prototype) build();

function build(): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.pdf,application/pdf';
  input.multiple = true;
  input.hidden = true;
  input.addEventListener('change', () => {
    void checkAll([...(input.files ?? [])]);
    input.value = '';
  });
  const button = element('button', { type: 'button' }, words.choose);
  button.addEventListener('click', () => input.click());
  const place = element('section', { class: 'drop' }, element('p', {}, words.intro), button, input);
  listenForDrops();
  // Until here, and where nothing of this runs, the page says that the browser is too old.
  const page = document.getElementById('page');
  page?.replaceChildren(element('h1', {}, words.title), place, results, trustPart(trust));
}

/** A file dropped anywhere on the page is checked, never opened by the browser in its place. */
function listenForDrops(): void {
  document.addEventListener('dragover', (event) => {
    event.preventDefault();
    document.body.dataset.over = 'true';
  });
  document.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) delete document.body.dataset.over;
  });
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    delete document.body.dataset.over;
    void checkAll([...(event.dataTransfer?.files ?? [])]);
  });
}

/** One after another, so that many large files do not fill the memory. */
async function checkAll(files: readonly File[]): Promise<void> {
  results.replaceChildren();
  for (const file of files) {
    const waiting = element('article', {}, element('h2', {}, file.name), element('p', {}, words.checking));
    results.append(waiting);
    waiting.replaceWith(await check(file));
  }
  results.dataset.done = String(files.length);
}

async function check(file: File): Promise<HTMLElement> {
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const trustRoots = trust.offices.flatMap((office) => office.certificates);
    const report = await verifyPdf(bytes, { trustRoots, revocationLists: trust.revocationLists, at: new Date() });
    return answerCard(file.name, report, readEmbeddedRecord(bytes));
  } catch (error) {
    const text = error instanceof AppError ? ERRORS[error.code] : undefined;
    return failureCard(file.name, text ?? words.failed);
  }
}

function trustPart({ offices, officeName, writtenOn }: PageTrust): HTMLElement {
  if (offices.length === 0) return element('footer', {}, words.writtenByNobody);
  const items = offices.flatMap((office) => office.certificates.map((der) => trustedItem(office.name, der)));
  const origin = filled(words.writtenBy, { office: officeName, date: writtenOn });
  return element(
    'footer',
    {},
    element('p', {}, origin),
    element('ul', {}, ...items),
    element('p', {}, words.ownOrigin),
  );
}

/** One trusted certificate with its fingerprint, which comes a moment later. A name kept as a whole DN is told by its common name. */
function trustedItem(name: string, der: Uint8Array): HTMLElement {
  const item = element('li', {}, commonName(name));
  void fingerprintOf(der).then((fingerprint) => {
    item.append(element('small', {}, `${words.rootFingerprint}　`, grouped(fingerprint)));
  });
  return item;
}
