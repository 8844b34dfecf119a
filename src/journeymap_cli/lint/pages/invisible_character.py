"""A character that nobody sees changes what is read.

Overrides of the writing direction can show a text in another order than it has. Some line breaks count for other
programs that read YAML and not for editors, so that they see other lines than you. Zero-width characters make two
equal words different. They come with text that was pasted from a page or a document: delete them, and write the word
again.

Bad:

    title: Adopting the Pay\u200bments API
    stages: [Discovery]

Good:

    title: Adopting the Payments API
    stages: [Discovery]
"""

from journeymap_cli.problem import Severity

ID = "invisible-character"
SEVERITY = Severity.WARNING
