import type { StampSigner } from '#shared/features/documents/officialParts.ts';
import { mm } from '../officialLayout.ts';
import { readPicture } from './picture.ts';
import { fittedLine, type SignaturePlan } from './signaturePlan.ts';
import { spreadName } from './spreadLine.ts';
import type { Typesetter } from './typesetter.ts';

/**
 * Signature stamps (签名章, official-documents.md §2.3): two empty rows, the stamp ends four cells in, the signer's title stands two cells left of it
 * and is centred on its height; one empty row, the date ends four cells in. Several signers stand below each other.
 */
export function planStamps(
  typesetter: Typesetter,
  signers: readonly StampSigner[],
  date: string,
  pitch: number,
  isDraft: boolean,
): SignaturePlan {
  const { layout } = typesetter;
  const right = layout.right - 4 * layout.cell;
  const stamps = signers.map((signer, index) => {
    const height = mm(signer.heightMm);
    const picture = signer.png === undefined ? undefined : readPicture(signer.png, `stamp ${index + 1}`);
    const shownName = picture && !isDraft ? '' : signer.name;
    const name = spreadName(
      fittedLine(typesetter, shownName, 'kai', layout.centre - layout.left),
      signers.length > 1 ? 3 * layout.cell : 0,
    );
    const width = picture ? (height * picture.pixelWidth) / picture.pixelHeight : name.width;
    return { height, width: Math.min(width, layout.centre - layout.left), picture, name };
  });
  const widest = Math.max(...stamps.map((stamp) => stamp.width));
  const postRight = right - widest - 2 * layout.cell;
  const posts = signers.map((signer) => fittedLine(typesetter, signer.post, 'fangsong', postRight - layout.left));
  const dateLine = fittedLine(typesetter, date, 'fangsong', right - layout.left);
  const tallest = Math.max(...stamps.map((stamp) => (stamp.picture ? stamp.height : layout.bodySize)));
  // Rows whose em-boxes together are as high as the stamp.
  const band = Math.max(1, Math.ceil((tallest - layout.bodySize) / pitch - 0.01) + 1);
  const dateRow = 2 + band * signers.length + 2;
  return {
    rows: dateRow,
    reach: dateRow * pitch + layout.bodySize,
    circles: [],
    draw: (page, base) => {
      for (const [index, { height, width, picture, name }] of stamps.entries()) {
        const middle = base + (3 + index * band) * pitch + ((band - 1) * pitch + layout.bodySize) / 2;
        const emTop = middle - layout.bodySize / 2;
        const post = posts[index];
        if (post) typesetter.draw(page, post, postRight - post.width, emTop);
        typesetter.draw(page, name, right - name.width, emTop);
        if (picture && !isDraft) {
          const drawnHeight = (width * picture.pixelHeight) / picture.pixelWidth;
          const corner = { x: right - width, y: middle - Math.min(height, drawnHeight) / 2 };
          page.images.push({ ...corner, width, height: drawnHeight, png: picture.png });
        }
      }
      typesetter.draw(page, dateLine, right - dateLine.width, base + dateRow * pitch);
    },
  };
}
