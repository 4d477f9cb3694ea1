import io
import zipfile

import pytest

from planner.registers.marked.zipped import ZipWriter

SIZES_FOLLOW = 0x8


class Unseekable(io.BytesIO):
    """Makes zipfile write sizes behind the content, as programs do that write to a pipe."""

    def seekable(self):
        return False

    def seek(self, *_):
        raise OSError

    def tell(self):
        raise OSError


def archive(out, method=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(out, "w", method) as made:
        made.writestr("xl/a.xml", b"<a/>" * 500)
        made.writestr("xl/über.bin", bytes(range(256)))
        made.writestr("folder/", b"")
    return out.getvalue()


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
@pytest.mark.parametrize("target", [io.BytesIO, Unseekable])
def test_entries_are_taken_over_as_they_were_packed(method, target):
    data = archive(target(), method)
    writer = ZipWriter()
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        assert any(entry.flag_bits & SIZES_FOLLOW for entry in old.infolist()) == (target is Unseekable)
        for entry in old.infolist():
            writer.take_over(entry, data)
        writer.pack("xl/neu.xml", [b"<b>", b"</b>"])
        made = writer.finish()
        with zipfile.ZipFile(io.BytesIO(made)) as new:
            assert new.testzip() is None
            assert new.namelist() == [*old.namelist(), "xl/neu.xml"]
            assert new.read("xl/neu.xml") == b"<b></b>"
            for entry in old.infolist():
                copy = new.getinfo(entry.filename)
                assert new.read(copy) == old.read(entry)
                assert not copy.flag_bits & SIZES_FOLLOW
                assert (copy.date_time, copy.compress_size) == (entry.date_time, entry.compress_size)


def test_the_same_content_gives_the_same_bytes():
    def made():
        writer = ZipWriter()
        writer.pack("a.xml", [b"<a/>"])
        return writer.finish()

    assert made() == made()
