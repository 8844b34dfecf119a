"""The pages of rules about the text of a file."""

from journeymap_cli import rule_ids
from journeymap_cli.problem import Severity


class YamlSyntax:
    """The text is no YAML.

    Some signs mean something in YAML: a colon with a blank, `#`, brackets, quotes, `*`, `&`, `@`, `%` and the
    indentation. A text that begins with one of them, or holds a colon with a blank, belongs in quotes; tabs are no
    indentation. Nothing else of the file can be checked until it is mended.

    Bad:

        title: Adopting the Payments API
        stages:
          - name: Discovery
            goals:
              - **Know** the price

    Good:

        title: Adopting the Payments API
        stages:
          - name: Discovery
            goals:
              - "**Know** the price"
    """

    ID = rule_ids.YAML_SYNTAX
    SEVERITY = Severity.ERROR


class NotUtf8:
    """The bytes of the file are no UTF-8, or hold characters that YAML forbids.

    A file in another encoding shows wrong letters to everybody else. Editors save as UTF-8 when told to ("Save with
    encoding"). Control characters come with text that was pasted from a terminal or a spreadsheet: delete them.
    """

    ID = rule_ids.NOT_UTF8
    SEVERITY = Severity.ERROR


class DuplicateKey:
    """A mapping has a key twice.

    Only one of the two could count, and the reader would not know which. Often a block was pasted, or a second list of
    pain points was added below the first.

    Bad:

        title: Adopting the Payments API
        stages:
          - name: Evaluation
            goals: [Know the price]
            goals: [Know the limits]

    Good:

        title: Adopting the Payments API
        stages:
          - name: Evaluation
            goals: [Know the price, Know the limits]
    """

    ID = rule_ids.DUPLICATE_KEY
    SEVERITY = Severity.ERROR


class CustomTag:
    """A value has a tag.

    A word that begins with `!` in front of a value tells a YAML program to make something else of it. A journey is text
    and needs none. If the text itself begins with `!`, it belongs in quotes.

    Bad:

        title: Adopting the Payments API
        stages:
          - name: !important Evaluation

    Good:

        title: Adopting the Payments API
        stages:
          - name: "!important Evaluation"
    """

    ID = rule_ids.CUSTOM_TAG
    SEVERITY = Severity.ERROR


class SeveralDocuments:
    """A second document begins in the file.

    A line `---` begins a new document, and a file holds one journey. A line of dashes inside a text belongs in quotes
    or in a block that begins with `|`.

    Bad:

        title: Adopting the Payments API
        stages: [Discovery]
        ---
        title: Leaving the Payments API
        stages: [Export]

    Good:

        title: Adopting the Payments API
        stages: [Discovery]
    """

    ID = rule_ids.SEVERAL_DOCUMENTS
    SEVERITY = Severity.ERROR


class TooLarge:
    """The file is larger than a journey can be.

    A file has at most 5 MiB (`--max-size` raises that) and 1,000,000 values, those counted that `*name` repeats. What
    is beyond that is no map, but a mistake or an attack on those who check it. Part of this limit: nothing may repeat
    the very thing it stands in.

    Bad:

        title: Adopting the Payments API
        stages:
          - &first
            name: Discovery
            steps: [*first]

    Good:

        title: Adopting the Payments API
        stages:
          - name: Discovery
            steps: [Search]
    """

    ID = rule_ids.TOO_LARGE
    SEVERITY = Severity.ERROR


class TooDeep:
    """Lists and mappings stand in each other too deep.

    A journey needs seven levels, the limit is 50. Usually there are brackets or dashes too many.

    Bad:

        title: Adopting the Payments API
        x-note: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[deep]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
        stages: [Discovery]

    Good:

        title: Adopting the Payments API
        x-note: [[ not deep ]]
        stages: [Discovery]
    """

    ID = rule_ids.TOO_DEEP
    SEVERITY = Severity.ERROR


class CommentCutsText:
    """A text ends where a comment begins, which was probably not meant.

    A blank and `#` begin a comment, so the reader never sees the rest: `See issue` is all that is left of the example
    below. Put such a text in quotes. Where it is a comment, a blank after the `#` says so.

    Bad:

        title: Adopting the Payments API
        stages:
          - name: Evaluation
            goals:
              - See issue #42 first

    Good:

        title: Adopting the Payments API
        stages:
          - name: Evaluation
            goals:
              - "See issue #42 first"
              - Know the price # from the interviews
    """

    ID = rule_ids.COMMENT_CUTS_TEXT
    SEVERITY = Severity.WARNING


class InvisibleCharacter:
    """A character that nobody sees changes what is read.

    Overrides of the writing direction can show a text in another order than it has. Some line breaks count for other
    programs that read YAML and not for editors, so that they see other lines than you. Zero-width characters make two
    equal words different. They come with text that was pasted from a page or a document: delete them, and write the
    word again.

    Bad:

        title: Adopting the Pay\u200bments API
        stages: [Discovery]

    Good:

        title: Adopting the Payments API
        stages: [Discovery]
    """

    ID = rule_ids.INVISIBLE_CHARACTER
    SEVERITY = Severity.WARNING
