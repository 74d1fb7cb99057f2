// The landscape as a block with a lit upper side, on which the coloured cells of paint.wgsl lie as light. Contour lines are
// level sets of the height that is interpolated between samples, as wide in pixels everywhere.

@group(0) @binding(0) var<uniform> view: SurfaceView;
/// Height at every sample, and how it rises from one sample to the next in x and in y.
@group(0) @binding(1) var<storage, read> samples: array<vec4f>;
@group(0) @binding(2) var picture: texture_2d<f32>;
@group(0) @binding(3) var smooth_sampler: sampler;

/// The map's ground, from which the surface rises (--map in tokens.css).
const MAP_GROUND = vec3f(0.039, 0.051, 0.078);
/// The block, a neutral slate: cividis runs from blue to yellow, and stands out from it at both ends.
const GROUND = vec3f(0.190, 0.208, 0.248);
/// Contours as on the map: colour, opacity of a line and of the saddle's.
const LINE = vec3f(0.78, 0.83, 0.92);
const LINE_OPACITY = 0.26;
const STRONG_OPACITY = 0.62;
/// From above on the left, behind the block, as maps are shaded.
const LIGHT = vec3f(-0.52, 0.46, 0.72);
/// Distance of the ring of cells from which the glow around bright places is gathered, in the picture's own coordinates.
const GLOW_REACH = 0.014;

struct Vertex {
  @builtin(position) position: vec4f,
  /// x and y, −1 to 1 over the domain.
  @location(0) at: vec2f,
  @location(1) height: f32,
  /// In the world, as is `place`.
  @location(2) normal: vec3f,
  @location(3) place: vec3f,
}

fn sample_at(column: u32, row: u32) -> vec4f {
  return samples[row * RELIEF_SIDE + column];
}

fn vertex_at(at: vec2f, height: f32, normal: vec3f) -> Vertex {
  let place = vec3f(at, height);
  return Vertex(view.clip_from_surface * vec4f(place, 1.0), at, height, normal, place * view.scale);
}

/// The upper side: a vertex for every MESH_STRIDE-th sample in either direction.
@vertex
fn raise(@builtin(vertex_index) index: u32) -> Vertex {
  let column = (index % MESH_SIDE) * MESH_STRIDE;
  let row = (index / MESH_SIDE) * MESH_STRIDE;
  let at = 2.0 * vec2f(f32(column), f32(row)) / f32(RELIEF_SIDE - 1u) - 1.0;
  let here = sample_at(column, row);
  let run = 2.0 * view.scale.xy / f32(RELIEF_SIDE - 1u);
  let slope = here.yz * view.scale.z / run;
  return vertex_at(at, here.x, normalize(vec3f(-slope, 1.0)));
}

/// The four sides, six vertices for every cell along an edge.
@vertex
fn hang(@builtin(vertex_index) index: u32) -> Vertex {
  let quad = index / 6u;
  let corner = index % 6u;
  let side = quad / (MESH_SIDE - 1u);
  let step = u32(corner == 1u || corner == 2u || corner == 4u);
  let along = (quad % (MESH_SIDE - 1u) + step) * MESH_STRIDE;
  let is_below = corner == 2u || corner == 4u || corner == 5u;
  let last = RELIEF_SIDE - 1u;
  // In front, to the right, behind, to the left.
  let columns = array<u32, 4>(along, last, along, 0u);
  let rows = array<u32, 4>(0u, along, last, along);
  let normals = array<vec3f, 4>(
    vec3f(0.0, -1.0, 0.0), vec3f(1.0, 0.0, 0.0), vec3f(0.0, 1.0, 0.0), vec3f(-1.0, 0.0, 0.0),
  );
  let column = columns[side];
  let row = rows[side];
  let at = 2.0 * vec2f(f32(column), f32(row)) / f32(last) - 1.0;
  return vertex_at(at, select(sample_at(column, row).x, view.floor_height, is_below), normals[side]);
}

fn level(index: u32) -> f32 {
  return view.levels[index / 4u][index % 4u];
}

/// Coverage of a line by its distance in pixels, half a pixel of softness to both sides.
fn line_coverage(distance: f32, width: f32) -> f32 {
  return 1.0 - smoothstep(0.5 * width - 0.5, 0.5 * width + 0.5, distance);
}

/// Opacity of the contour lines at a height that changes by so much from pixel to pixel.
fn contour_opacity(height: f32, change: f32) -> f32 {
  // How many levels lie at or below the height, by halving.
  var low = 0u;
  var high = view.level_count;
  while (low < high) {
    let middle = (low + high) / 2u;
    if (level(middle) <= height) { low = middle + 1u; } else { high = middle; }
  }
  var opacity = 0.0;
  if (view.level_count > 0u) {
    let below = level(max(low, 1u) - 1u);
    let above = level(min(low, view.level_count - 1u));
    let distance = min(abs(height - below), abs(above - height)) / change;
    // Lines that run into one another fade away.
    let gap = select((above - below) / change, 1e9, below == above);
    opacity = LINE_OPACITY * line_coverage(distance, view.line_width) * smoothstep(1.5, 5.0, gap);
  }
  let strong = line_coverage(abs(height - view.strong_level) / change, 1.5 * view.line_width);
  return max(opacity, STRONG_OPACITY * strong);
}

/// Brightness of a place by the light that falls on it.
fn light_on(normal: vec3f, place: vec3f) -> f32 {
  let sky = 0.5 + 0.5 * normal.z;
  let direct = max(dot(normal, normalize(LIGHT)), 0.0);
  // Edges of hills, seen along the ground, catch a little of what is behind them.
  let to_eye = normalize(view.eye - place);
  let rim = pow(1.0 - max(dot(normal, to_eye), 0.0), 4.0);
  return 0.10 + 0.40 * sky + 0.85 * direct + 0.25 * rim;
}

/// Light that bright cells throw on their surroundings: the mean of a ring of cells, premultiplied.
fn glow_at(at: vec2f) -> vec3f {
  var sum = vec3f(0.0);
  for (var i = 0; i < 8; i++) {
    let angle = 0.785398 * f32(i);
    let reach = GLOW_REACH * (1.0 + f32(i % 2));
    let place = at + reach * vec2f(cos(angle), sin(angle));
    sum += textureSampleLevel(picture, smooth_sampler, place, 0.0).rgb;
  }
  return sum / 8.0;
}

@fragment
fn shade(vertex: Vertex) -> @location(0) vec4f {
  let change = max(length(vec2f(dpdx(vertex.height), dpdy(vertex.height))), 1e-7);
  let at = 0.5 + 0.5 * vertex.at;
  let cells = textureSampleLevel(picture, smooth_sampler, at, 0.0);
  let brightness = light_on(normalize(vertex.normal), vertex.place);
  let ground = mix(MAP_GROUND, GROUND * brightness, view.relief);
  // The cloud shines by itself; a little of the shading stays, so that the shape can be read below it.
  let shine = mix(1.0, 0.86 + 0.2 * brightness, view.relief);
  let glow = GLOW * view.relief * glow_at(at) * (1.0 - cells.a);
  let covered = ground * (1.0 - mix(1.0, 0.45, view.relief) * cells.a);
  let surface = covered + cells.rgb * shine + glow;
  let line = contour_opacity(vertex.height, change);
  return vec4f(mix(surface, LINE, line), 1.0);
}

@fragment
fn shade_side(vertex: Vertex) -> @location(0) vec4f {
  let change = max(length(vec2f(dpdx(vertex.height), dpdy(vertex.height))), 1e-7);
  let brightness = light_on(vertex.normal, vertex.place);
  // Darker towards the foot.
  let depth = smoothstep(view.floor_height, 1.0, vertex.height);
  let side = mix(MAP_GROUND, GROUND * brightness * (0.75 + 0.7 * depth), view.relief);
  // Layers, as in a cut through a hill.
  let line = 0.3 * contour_opacity(vertex.height, change);
  return vec4f(mix(side, LINE, line), 1.0);
}
