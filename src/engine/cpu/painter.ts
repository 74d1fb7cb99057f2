import { colourCloud } from '../cloud-colours.ts';
import { DENSITY_SIZE, type Density, type Painter, type Palette } from '../engine.ts';

/**
 * Paints densities on a 2-D canvas: the same picture as `shaders/paint.wgsl`.
 *
 * @param readDensity asks for the present density; the picture follows when it has come
 */
export function createCanvasPainter(
  canvas: HTMLCanvasElement,
  palette: Palette,
  readDensity: () => Promise<Density>,
): Painter {
  const context = canvas.getContext('2d');
  if (context === null) {
    throw new Error('The canvas cannot be painted: it has another context already.');
  }
  const picture = new OffscreenCanvas(DENSITY_SIZE, DENSITY_SIZE);
  const pictureContext = picture.getContext('2d');
  if (pictureContext === null) throw new Error('This browser offers no 2-D canvas.');
  const image = pictureContext.createImageData(DENSITY_SIZE, DENSITY_SIZE);
  let waiting = false;

  function draw({ cells }: Density): void {
    image.data.set(colourCloud(cells, palette));
    pictureContext?.putImageData(image, 0, 0);
    context?.clearRect(0, 0, canvas.width, canvas.height);
    context?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  }

  return {
    paint() {
      if (waiting) return;
      waiting = true;
      readDensity()
        .then(draw, () => {
          // The simulation is gone; its last picture stays until the next one paints.
        })
        .finally(() => {
          waiting = false;
        });
    },
    destroy() {},
  };
}
