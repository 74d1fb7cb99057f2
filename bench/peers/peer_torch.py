"""Peer in PyTorch: eager, or (--variant compiled) torch.compile over 16 steps at a time. (x² − 1)² + ½y² only."""

from protocol import Clock, read_options, unavailable

options = read_options()
try:
    import torch
except ImportError as error:
    unavailable(f"PyTorch cannot be imported: {error}")

ETA, TEMPERATURE = 0.01, 0.2
AMPLITUDE = (2 * ETA * TEMPERATURE) ** 0.5
NOT_PASSED = 2**31 - 1
# Steps that are compiled into one function: longer ones take minutes to compile.
FUSED = 16

if options.device == "gpu" and not torch.cuda.is_available():
    unavailable(f"PyTorch {torch.__version__} finds no GPU.")
if options.work != "quartic":
    unavailable("this peer has the double well only")
device = "cuda" if options.device == "gpu" else "cpu"


def advance(x, y, passed_at, first, count: int, passages: bool):
    for step in range(count):
        z = torch.randn((2, x.numel()), device=x.device)
        x = x - ETA * 4 * x * (x * x - 1) + AMPLITUDE * z[0]
        y = y - ETA * y + AMPLITUDE * z[1]
        if passages:
            now = (x >= 1) & (passed_at == NOT_PASSED)
            passed_at = torch.where(now, first + (step + 1), passed_at)
    return x, y, passed_at


if options.variant == "compiled":
    advance = torch.compile(advance)


def start():
    return (
        torch.full((options.particles,), -1.0, device=device),
        torch.zeros(options.particles, device=device),
        torch.full((options.particles,), NOT_PASSED, dtype=torch.int32, device=device),
    )


def synchronize():
    if device == "cuda":
        torch.cuda.synchronize()


def run(steps):
    x, y, passed_at = start()
    passages = bool(options.passages or options.until_passed)
    for first in range(0, steps, FUSED):
        # As a tensor, so that another first step is no other function.
        number = torch.tensor(first, dtype=torch.int32, device=device)
        x, y, passed_at = advance(x, y, passed_at, number, min(FUSED, steps - first), passages)
        if options.until_passed and first % (64 * FUSED) == 0 and not bool((passed_at == NOT_PASSED).any()):
            break
    synchronize()
    return passed_at


torch.manual_seed(options.seed)
clock = Clock()
with torch.inference_mode():
    if not options.until_passed:
        # Compiles, and brings the device to its speed.
        run(options.steps)
    for _ in range(options.repeats):
        clock.start()
        passed_at = run(options.steps).cpu().double()
        clock.stop()
        clock.particle_steps.append(float(passed_at.clamp(max=options.steps).sum()))
passed = passed_at[passed_at < NOT_PASSED]
name = torch.cuda.get_device_name() if device == "cuda" else "CPU"
clock.report(
    f"PyTorch {torch.__version__}, {options.variant or 'eager'}, {name}",
    passed.numel(),
    float(passed.sum()),
    float((passed**2).sum()),
)
