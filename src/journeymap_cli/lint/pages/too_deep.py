"""Lists and mappings stand in each other too deep.

A journey needs seven levels, the limit is 50. Usually there are brackets or dashes too many.

Bad:

    title: Adopting the Payments API
    x-note: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[ deep ]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
    stages: [Discovery]

Good:

    title: Adopting the Payments API
    x-note: [[ not deep ]]
    stages: [Discovery]
"""

from journeymap_cli.problem import Severity

ID = "too-deep"
SEVERITY = Severity.ERROR
