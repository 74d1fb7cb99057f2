import { DENSITY_SIZE, type Density, type Painter, type Palette } from '../engine.ts';

/**
 * Paints densities on a 2-D canvas: the same picture as `shaders/paint.wgsl`, without smoothing.
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
    let fullest = 1;
    for (const count of cells) fullest = Math.max(fullest, count);
    const scale = 255 / Math.log2(1 + fullest);
    for (let row = 0; row < DENSITY_SIZE; row++) {
      for (let column = 0; column < DENSITY_SIZE; column++) {
        const count = cells[row * DENSITY_SIZE + column];
        const colour = 4 * Math.round(scale * Math.log2(1 + count));
        // The first row of an image is the top one.
        const pixel = 4 * ((DENSITY_SIZE - 1 - row) * DENSITY_SIZE + column);
        image.data.set(palette.subarray(colour, colour + 4), pixel);
      }
    }
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
