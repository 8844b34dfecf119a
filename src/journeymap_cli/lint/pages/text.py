"""The pages of rules about the text of a file."""

from journeymap_cli import rule_ids
from journeymap_cli.problem import Severity


class YamlSyntax:
    """The file is not valid YAML.

    Some characters have a meaning in YAML: a colon with a space, `#`, brackets, quotes, `*`, `&`, `@`, `%` and the
    indentation. Put a text that starts with one of them, or contains a colon with a space, in quotes, and indent with
    spaces, not tabs. Until this is fixed, the rest of the file can hardly be checked.

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
    """The file is not UTF-8, or contains characters that YAML forbids.

    A file in another encoding shows wrong letters on other machines. Editors can save as UTF-8 ("Save with encoding").
    Control characters come with text that was pasted from a terminal or a spreadsheet: delete them.
    """

    ID = rule_ids.NOT_UTF8
    SEVERITY = Severity.ERROR


class DuplicateKey:
    """A mapping has the same key twice.

    Only one of the two could count, and a reader would not know which. Often a block was pasted, or a second list of
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

    A word that starts with `!` in front of a value asks a YAML program to convert it. A journey is text and needs no
    tags. If the text itself starts with `!`, put it in quotes.

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
    """The file contains a second document.

    A line `---` starts a new document, but a file holds one journey. Put a line of dashes inside a text in quotes or in
    a block that starts with `|`.

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
    """The file is too large.

    A file has at most 5 MiB (`--max-size` raises that) and 1,000,000 values, including those that aliases (`*name`)
    repeat. Anything larger is not a map but a mistake, or an attack on whoever checks it. For the same reason an alias
    cannot repeat the value that contains it.

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
    """Lists and mappings are nested too deep.

    A journey needs seven levels, the limit is 50. Usually there are extra brackets or dashes.

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
    """A comment probably cuts off a text by accident.

    A space and `#` start a comment, so a reader never sees the rest: only `See issue` is left of the example below. Put
    such a text in quotes. If it is a comment, write a space after the `#`.

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


class FoldedList:
    """An entry of a list became part of the text above it.

    A line that is indented deeper than the text above continues that text, even if it begins with a dash. The same
    happens below `|` or `>` to a line that looks like an entry of the list, or a key of the mapping, around the text.

    Bad:

        title: Adopting the Payments API
        stages:
          - name: Evaluation
            questions:
              - Which countries are covered?
                - What is the limit?

    Good:

        title: Adopting the Payments API
        stages:
          - name: Evaluation
            questions:
              - Which countries are covered?
              - What is the limit?
    """

    ID = rule_ids.FOLDED_LIST
    SEVERITY = Severity.WARNING


class InvisibleCharacter:
    """A text contains an invisible character.

    Direction overrides can display a text in another order than it has. Some line breaks count for other YAML programs
    but not for editors, so that they read other lines than you see. Zero-width characters make two words differ that
    look the same. All of them come with text that was pasted from a page or a document: delete them, and type the word
    again.

    Bad:

        title: Adopting the Pay\u200bments API
        stages: [Discovery]

    Good:

        title: Adopting the Payments API
        stages: [Discovery]
    """

    ID = rule_ids.INVISIBLE_CHARACTER
    SEVERITY = Severity.WARNING
