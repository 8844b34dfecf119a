from journeymap_cli.render.html.tight import tight
from support.pages import example_text, page, parsed


def body(text: str) -> str:
    return tight(f'<style>a[b="c"]{{}}</style><body>{text}<script>x = "y=\\"z\\""; d="e"</script>').removesuffix(
        '<script>x = "y=\\"z\\""; d="e"</script>'
    )[len('<style>a[b="c"]{}</style><body>') :]


def test_quotes_go_where_a_value_needs_none() -> None:
    assert (
        body('<svg width="100%" height="8" y="-1"><use x="3" y="4"/>')
        == '<svg width=100% height=8 y=-1><use x=3 y="4"/>'
    )
    assert body('<p dir="auto" lang="a b" data-x="">') == '<p dir=auto lang="a b" data-x="">'


def test_what_people_search_for_keeps_its_quotes() -> None:
    text = '<a class="a" id="b" href="#c" title="d" aria-label="e"></a><a href="#b">'
    assert body(text) == text


def test_texts_script_and_style_stay() -> None:
    assert body('write x="1" or y <p>') == 'write x="1" or y <p>'
    assert tight('no page x="1"') == 'no page x="1"'


def test_cells_of_steps_can_be_linked_to_without_script() -> None:
    cells = parsed(page(example_text("payments-api"))).first("table").all("td")
    assert sum("." in cell.attributes.get("id", "") for cell in cells) > 80


def test_every_link_within_a_page_leads_somewhere() -> None:
    root = parsed(page(example_text("payments-api")))
    ids = {element.attributes["id"] for element in root.all() if "id" in element.attributes}
    links = {link.attributes["href"][1:] for link in root.all("a") if link.attributes["href"].startswith("#")}
    assert any("." in link for link in links)
    assert links <= ids
