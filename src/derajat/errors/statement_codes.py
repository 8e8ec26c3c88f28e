"""Messages about statements of source texts (PLN-250 to PLN-269)."""

from derajat.errors.messages import Family, Message, MessagesOf


_message = MessagesOf(Family.DEFINITION)

MESSAGES: tuple[Message, ...] = (
    _message(
        "PLN-250",
        "Pernyataan `{id}` sudah ada di {other}.",
        "Beri nomor lain; satu nomor untuk satu pernyataan di semua kantor.",
        "The statement `{id}` stands in {other} already.",
        "Give it another id; an id is for one statement in all offices.",
    ),
    _message(
        "PLN-251",
        "Pernyataan `{id}` menunjuk rencana `{name}`, yang tidak ada di kantor ini.",
        "Yang terdekat: `{nearest}`. Rencana yang ada: {known}.",
        "The statement `{id}` points to the plan `{name}`, which this office lacks.",
        "Nearest: `{nearest}`. Known plans: {known}.",
    ),
    _message(
        "PLN-252",
        "Pernyataan `{id}` menunjuk simpul `{name}`, yang tidak ada di rencana "
        "`{plan}`.",
        "Yang terdekat: `{nearest}`. Simpul yang ada: {known}.",
        "The statement `{id}` points to the node `{name}`, which is not in the plan "
        "`{plan}`.",
        "Nearest: `{nearest}`. Known nodes: {known}.",
    ),
    _message(
        "PLN-253",
        "Simpul `{node}` tidak menyebut `{id}` pada `serves`, padahal pernyataan itu "
        "menunjuknya.",
        "Tambahkan `{id}` pada `serves` simpul itu ({place}), atau tunjuk simpul lain.",
        "The node `{node}` does not name `{id}` in `serves`, yet the statement points "
        "to it.",
        "Add `{id}` to `serves` of that node ({place}), or point to another node.",
    ),
    _message(
        "PLN-254",
        "Simpul `{node}` melayani `{name}`, yang tidak ada di {file}.",
        "Yang terdekat: `{nearest}`. Tulis pernyataannya, atau hapus nomornya dari "
        "`serves`.",
        "The node `{node}` serves `{name}`, which is not in {file}.",
        "Nearest: `{nearest}`. Write the statement, or delete its id from `serves`.",
    ),
    _message(
        "PLN-255",
        "Pernyataan `{id}` tidak menunjuk simpul, padahal simpul `{node}` "
        "melayaninya ({place}).",
        "Tulis `node: {node}`, atau hapus `{id}` dari `serves` simpul itu.",
        "The statement `{id}` points to no node, yet the node `{node}` serves it "
        "({place}).",
        "Write `node: {node}`, or delete `{id}` from `serves` of that node.",
    ),
    _message(
        "PLN-256",
        "`{id}` bukan nomor pernyataan.",
        "Tulis awalan naskah, tanda hubung, lalu nomornya: `PBM-M1a`.",
        "`{id}` is no id of a statement.",
        "Write the prefix of the text, a hyphen and its number: `PBM-M1a`.",
    ),
    _message(
        "PLN-257",
        "Pernyataan `{id}` menunjuk `{node}`; itu bukan RENCANA/SIMPUL.",
        "Tulis nama rencana dan kode simpulnya: `renstra/M1`.",
        "The statement `{id}` points to `{node}`, which is not PLAN/NODE.",
        "Write the name of the plan and the code of the node: `renstra/M1`.",
    ),
    _message(
        "PLN-258",
        "Kantor {office} belum punya daftar pernyataan (statements.yaml).",
        "Kantor yang punya: {known}.",
        "Office {office} has no list of statements (statements.yaml) yet.",
        "Offices that have one: {known}.",
    ),
)
