"""Words that say little about what a text means, in English, German, French, Spanish, Italian, Portuguese, Dutch."""

from typing import Final

WORDS: Final = """
    a about after all also an and any are as at be because been before being but by can cannot cant could did do does
    doesnt dont down even every few for from get gets getting got had has have having he her here him his how i if in
    into is isnt it its just less let like many may me more most much must my need needs no nobody none nor not nothing
    of off often on once one only onto or other our out over own really she should so some sometimes still such take
    takes taking than that the their them then there these they this those through to too under until up us very was we
    were what when where which while who whom whose why will with without would you your

    aber alle als am an ans auch auf aus bei beim bin bis da das dass dauert dem den der des die dies diese doch dran du
    durch ein eine einem einen einer eines er es für gar gibt hat haben ich ihr im immer ins ist ja jemand kann kein
    keine keinen man mehr mich mit mir muss nach nicht niemand noch nur ob oder oft ohne schon sehr sein sich sie sind
    so um und uns viel vom von vor war was weil wenn werden wie wir wird wo zu zum zur

    au aux avec ce ces cet cette dans de des du elle elles en est et il ils je la le les leur leurs lui mais ne nous on
    ont ou où par pas plus pour qu que qui sa sans se ses son sont sur trop très un une vous

    al como con cuando del desde el ella en entre es esta está este esto hay la las lo los más muy ni no nos o para pero
    por que se sin sobre son su sus también tiene un una uno y ya

    alla che chi ci col come con da dal dalla degli dei del della di e gli ha i il in la le lo ma nel nella non per più
    quando si sono su sul sulla tra troppo un una

    à ao aos as com da das de do dos e em é foi há isso já mais mas na não nas no nos o os ou para pela pelo por que sem
    ser seu sua só também tem um uma

    aan als bij dat de deze die dit door een en er geen had heb heeft het hij hoe ik in is kan maar meer men met naar
    niet nog of om onze ook op over te tot uit van voor was wat we wel wij worden wordt ze zijn zo
"""
LITTLE: Final = frozenset(WORDS.split())

NUMBERS_AND_UNITS: Final = """
    zero two three four five six seven eight nine ten twelve hundred thousand half dozen
    second seconds minute minutes min hour hours day days week weeks month months year years

    zwei drei vier fünf sechs sieben acht neun zehn sekunden minuten stunde stunden tag tage tagen woche wochen monat
    monate jahr jahre

    deux trois quatre cinq heure heures jour jours semaine semaines mois

    dos tres cuatro cinco minuto minutos hora horas día días semana semanas mes meses año años
"""
AMOUNTS: Final = frozenset(NUMBERS_AND_UNITS.split())
"""Another amount of the same thing is the same thing."""
