// Histogram → colour. First the fullest cell is found, then every cell is smoothed a little and coloured by the
// logarithm of its count, then the picture is stretched over the canvas. The constants, and a twin that colours densities
// read back, are in src/engine/cloud-colours.ts.

@group(0) @binding(0) var<storage, read> cells: array<u32>;
@group(0) @binding(1) var<storage, read_write> peak: atomic<u32>;
@group(0) @binding(2) var<storage, read> palette: array<u32>;
@group(0) @binding(3) var picture: texture_storage_2d<rgba8unorm, write>;

/// One invocation a row: a barrier across a workgroup costs software rendering more than the whole picture.
@compute @workgroup_size(1)
fn find_peak(@builtin(workgroup_id) group: vec3u) {
  var row_peak = 0u;
  for (var column = 0u; column < DENSITY_SIZE; column++) {
    row_peak = max(row_peak, cells[group.x * DENSITY_SIZE + column]);
  }
  atomicMax(&peak, row_peak);
}

/// Count of a cell; beyond the edge, that of the nearest one.
fn cell_count(at: vec2i) -> f32 {
  let inside = vec2u(clamp(at, vec2i(0), vec2i(i32(DENSITY_SIZE) - 1)));
  return f32(cells[inside.y * DENSITY_SIZE + inside.x]);
}

/// Mean over the neighbourhood with WEIGHTS in each direction, which takes the grain off single particles.
fn smoothed_count(at: vec2i) -> f32 {
  let weights = WEIGHTS;
  var sum = 0.0;
  for (var j = -REACH; j <= REACH; j++) {
    for (var i = -REACH; i <= REACH; i++) {
      sum += weights[i + REACH] * weights[j + REACH] * cell_count(at + vec2i(i, j));
    }
  }
  return sum / (WEIGHT_SUM * WEIGHT_SUM);
}

/// Opacity of a cell by its smoothed count: a particle by itself is just opaque in its own cell.
fn opacity(count: f32) -> f32 {
  return min(OPACITY_PER_PARTICLE * count, 1.0);
}

@compute @workgroup_size(16, 16)
fn colour_cells(@builtin(global_invocation_id) id: vec3u) {
  let fullest = max(f32(atomicLoad(&peak)), 1.0);
  let count = smoothed_count(vec2i(id.xy));
  let brightness = log2(1.0 + count) / log2(1.0 + fullest);
  let colour = unpack4x8unorm(palette[u32(clamp(brightness, 0.0, 1.0) * 255.0 + 0.5)]);
  let alpha = colour.a * opacity(count);
  textureStore(picture, id.xy, vec4f(colour.rgb * alpha, alpha));
}
