// Stretches the coloured cells over the canvas, y upwards.

@group(0) @binding(0) var picture: texture_2d<f32>;
@group(0) @binding(1) var smooth_sampler: sampler;

struct Corner {
  @builtin(position) position: vec4f,
  @location(0) at: vec2f,
}

@vertex
fn cover(@builtin(vertex_index) index: u32) -> Corner {
  // One triangle that is larger than the canvas.
  let at = vec2f(f32((index << 1u) & 2u), f32(index & 2u));
  return Corner(vec4f(2.0 * at - 1.0, 0.0, 1.0), at);
}

@fragment
fn stretch(corner: Corner) -> @location(0) vec4f {
  return textureSample(picture, smooth_sampler, corner.at);
}
