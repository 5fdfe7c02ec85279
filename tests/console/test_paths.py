"""A path that is typed goes on as folders and files that can be attached, and as nothing else."""

from pathlib import Path

from ehumas_tui.paths import candidates, completed


def test_a_path_goes_on_as_folders_and_files_that_can_be_attached(tmp_path: Path) -> None:
    for name in ("surat.pdf", "surat.exe", ".rahasia.pdf", "Foto.JPG", "aneh\x1b]0;x\x07.pdf"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "surat-lama").mkdir()
    assert candidates(f"{tmp_path}/") == [f"{tmp_path}/{name}" for name in ("Foto.JPG", "surat-lama/", "surat.pdf")]
    assert completed(f"{tmp_path}/s") == f"{tmp_path}/surat"
    assert completed(f"{tmp_path}/surat") == f"{tmp_path}/surat-lama/"
    assert candidates(f"{tmp_path}/.r") == [f"{tmp_path}/.rahasia.pdf"]
    assert completed(f"{tmp_path}/tiada") == f"{tmp_path}/tiada"
    assert candidates(f"{tmp_path}/tiada/x") == []
