"""What wrk is told and what it says."""

import math

from tests.bench import wrk

OUTPUT = """Running 1s test @ http://127.0.0.1:8123
  1 threads and 8 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency     2.10ms    1.00ms  20.00ms   90.00%
    Req/Sec     3.00k   100.00     3.20k    70.00%
  Latency Distribution
     50%  812.00us
     75%    2.30ms
     90%    3.00ms
     99%    1.02s
  3012 requests in 1.00s, 36.00MB read
  Socket errors: connect 0, read 1, write 0, timeout 2
  Non-2xx or 3xx responses: 4
Requests/sec:   3011.50
Transfer/sec:     36.00MB
"""


def test_the_numbers_are_read():
    assert wrk.read(OUTPUT) == wrk.Slice(3012, 3011.5, 0.812, 1020.0, 7)


def test_a_slice_without_any_answer_has_no_latency():
    quiet = "  0 requests in 1.00s, 0.00B read\nRequests/sec:      0.00\n"
    assert math.isnan(wrk.read(quiet).p50_ms)


def test_the_script_asks_for_the_paths_with_the_headers():
    script = wrk.lua(["/a/?x=1", "/b/"], {"If-None-Match": '"abc"'})
    assert '{"/a/?x=1", "/b/"}' in script
    assert '["If-None-Match"] = "\\"abc\\""' in script
