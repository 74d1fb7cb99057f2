"""What the peers in Python have in common: the options, and the one line of JSON (README.md beside this file)."""

import argparse
import json
import math
import sys
import time


def read_options():
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", default="quartic")
    parser.add_argument("--variant", default="")
    for name, fallback in (("particles", 1024), ("steps", 1024), ("repeats", 1), ("seed", 1), ("passages", 0), ("until-passed", 0)):
        parser.add_argument(f"--{name}", type=int, default=fallback)
    parser.add_argument("--rows", default="")
    parser.add_argument("--device", choices=("gpu", "cpu"), default="gpu", help="cpu: to see that the answers are right")
    return parser.parse_args()


def unavailable(reason):
    print(json.dumps({"unavailable": reason}))
    sys.exit(0)


class Clock:
    """Wall and processor time of repeats, and the particle-steps at risk that were made in them."""

    def __init__(self):
        self.seconds, self.processor_seconds, self.particle_steps = [], [], []

    def start(self):
        self._begin = time.perf_counter(), time.process_time()

    def stop(self):
        self.seconds.append(time.perf_counter() - self._begin[0])
        self.processor_seconds.append(time.process_time() - self._begin[1])

    def report(self, remark, passed=0, total=0.0, squares=0.0):
        mean = total / passed if passed > 0 else 0.0
        variance = (squares - passed * mean * mean) / (passed - 1) if passed > 1 else 0.0
        print(
            json.dumps(
                {
                    "seconds": self.seconds,
                    "processorSeconds": self.processor_seconds,
                    "particleSteps": self.particle_steps,
                    "passed": int(passed),
                    "meanSteps": mean,
                    "deviation": math.sqrt(max(variance, 0.0)),
                    "remark": remark,
                }
            )
        )
