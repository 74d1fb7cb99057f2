/** The Worker of `landscape-gallery-scenes.ts`: samples landscapes while the page goes on. */

import { findLandscape } from '../../landscapes/catalogue.ts';
import { messageOf } from '../../message-of.ts';
import { computeScene, type SceneReply } from './landscape-gallery-scene.ts';

self.addEventListener('message', ({ data: name }: MessageEvent<string>) => {
  self.postMessage(answer(name));
});

function answer(name: string): SceneReply {
  try {
    return { name, scene: computeScene(findLandscape(name)) };
  } catch (error) {
    return { name, error: messageOf(error) };
  }
}
