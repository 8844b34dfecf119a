"""An id that is none.

Ids stand in links, in references and in comparisons. They are lower-case letters and digits of any script in groups
that single hyphens join; `exit` is reserved for the way out.

Bad:

    title: Adopting the Payments API
    stages:
      - {id: First Call, name: Make the first call}

Good:

    title: Adopting the Payments API
    stages:
      - {id: first-call, name: Make the first call}
"""

from journeymap_cli.problem import Severity

ID = "bad-id"
SEVERITY = Severity.ERROR
