/** The picture in which a figure can be taken away. */

/** Pixels of the picture for each of the SVG's. */
const PNG_SCALE = 2;

/** The picture of an SVG text. */
export async function rasterize(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = PNG_SCALE * image.width;
  canvas.height = PNG_SCALE * image.height;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This browser gives no canvas to draw the picture on.');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error('This browser could not make the picture.'));
      else resolve(blob);
    }, 'image/png');
  });
}
