// Symmetric α-stable noise in each coordinate (Chambers, Mallows, Stuck 1976), characteristic function exp(−|u|^α).

/// sin(πq/2) for 0 ≤ q ≤ 2.
fn sine_of_quarters(q: Floats) -> Floats {
  let r = q - round(q);
  let t = 1.5707963267948966 * r;
  let later = select(short_sine(-t), short_cosine(t), q < Floats(1.5));
  return select(later, short_sine(t), q < Floats(0.5));
}

/// U = (π/2)(1 − e)·sign is uniform on (−π/2, π/2), W exponential. All angles are taken from e where U is near ±π/2, so that
/// cos U, small there, keeps its digits: that is the tail.
fn stable(bits: Bits) -> Floats {
  let alpha = noise.alpha;
  let lag = abs(1.0 - alpha);
  let e = (Floats(bits.x & Words(0x7fffffffu)) + 0.5) * 0x1p-31;
  let sine = sine_of_quarters(select(alpha * (1.0 - e), (2.0 - alpha) + alpha * e, e < Floats(0.5)));
  let cosine = sine_of_quarters(min(e, Floats(1.0)));
  let slow_cosine = sine_of_quarters((1.0 - lag) + lag * e);
  let wait = max(-log((Floats(bits.y) + 0.5) * 0x1p-32), Floats(0x1p-33));
  let power = (1.0 - alpha) / alpha;
  let size = sine * exp2(power * log2(slow_cosine / wait) - log2(cosine) / alpha);
  return select(size, -size, (bits.x & Words(0x80000000u)) != Words(0u));
}

fn estimate(theta: Vectors, step: Step) -> Vectors {
  let jump = Vectors(stable(more_bits(step, 0u)), stable(more_bits(step, 1u)));
  return gradient(theta) + noise.amplitude * jump;
}
