"""The contestant's end of the protocol: see protocol.ts."""

import json
import re
import sys
import time


class Milliseconds(float):
    """What a run returns that has measured itself."""


def serve(prepare):
    """Gets ready, then does what the harness asks for, until it hangs up.

    `prepare()` returns the versions of what it runs on, and the function that
    does what is measured.
    """
    replies = sys.stdout
    sys.stdout = sys.stderr  # What libraries print is no reply.

    def say(reply):
        print(json.dumps(reply), file=replies, flush=True)

    try:
        versions, run = prepare()
        say({"ready": versions})
        for line in sys.stdin:
            say(answer(json.loads(line), run))
    except Exception as error:  # The harness tells it.
        say({"error": f"{type(error).__name__}: {error}"})


def answer(request, run):
    if request == "memory":
        return {"bytes": peak_memory()}
    start = time.perf_counter()
    result = run()
    if isinstance(result, Milliseconds):
        return {"ms": result}
    return {"ms": 1000 * (time.perf_counter() - start)}


def peak_memory():
    """Linux counts the peak since the program began; other systems do not tell."""
    if sys.platform != "linux":
        return None
    with open("/proc/self/status") as status:
        kilobytes = re.search(r"^VmHWM:\s*(\d+) kB$", status.read(), re.M)
    return 1024 * int(kilobytes[1])
