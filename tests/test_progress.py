from planner.progress import listening
from planner.registers import RegisterFile, read_register


def test_whoever_listens_hears_how_far_the_reading_has_come():
    rows = "".join(f"C{n},Care {n},31/03/2027\n" for n in range(4500))
    heard = []
    with listening(lambda *said: heard.append(said)):
        read_register(RegisterFile("kent.csv", ("Reference,Title,End date\n" + rows).encode()))
    assert heard == [("rows", done, 4500) for done in (0, 2000, 4000, 4500)]
