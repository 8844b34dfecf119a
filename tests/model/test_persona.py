from journeymap_cli.model.persona import Persona
from support.journeys import journey


def test_a_persona_is_a_name_alone_and_goes_through_the_journey() -> None:
    [persona] = journey("title: T\npersonas: Dana\nstages: A").personas
    assert persona == Persona(id="dana", name="Dana")
    assert persona.kind == "persona"
