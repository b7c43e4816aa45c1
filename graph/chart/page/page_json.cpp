#include "graph/chart/page/page_json.h"

#include "graph/chart/page/json_writer.h"

namespace orgplan::page {
namespace {

class Writer {
  public:
    std::string page(const PageData& data) {
        json_.begin_object();
        must("heading", data.heading);
        must("program", data.program);
        must("today", data.today);
        json_.key("hold");
        json_.boolean(data.hold);
        texts("left_out", data.left_out, true);
        list("colours", data.colours, [&](const ColourPair& pair) { colour_pair(pair); });
        list("colour_by", data.colour_by, [&](const ColourBy& by) { colour_by(by); });
        list("seats", data.seats, [&](const Seat& seat) { this->seat(seat); });
        list("units", data.units, [&](const Unit& unit) { this->unit(unit); });
        list("roles", data.roles, [&](const Role& role) { this->role(role); });
        list("faces", data.faces, [&](const Face& face) { this->face(face); });
        list("stages", data.stages, [&](const Stage& stage) { this->stage(stage); });
        list("findings", data.findings, [&](const Finding& finding) { this->finding(finding); });
        texts("specs", data.specs);
        if (data.opening) opening(*data.opening);
        json_.end_object();
        return json_.take();
    }

  private:
    void must(std::string_view name, std::string_view value) {
        json_.key(name);
        json_.text(value);
    }

    template <class Items, class Each>
    void list(std::string_view name, const Items& items, Each each) {
        json_.key(name);
        json_.begin_list();
        for (const auto& item : items) each(item);
        json_.end_list();
    }

    void texts(std::string_view name, const std::vector<std::string>& texts, bool even_none = false) {
        if (texts.empty() && !even_none) return;
        list(name, texts, [&](const std::string& text) { json_.text(text); });
    }

    void numbers(std::string_view name, const std::vector<int>& numbers) {
        list(name, numbers, [&](int number) { json_.number(number); });
    }

    template <class... Numbers>
    void row(Numbers... numbers) {
        (json_.number(numbers), ...);
    }

    void colour_pair(const ColourPair& pair) {
        json_.begin_list();
        json_.text(pair.light);
        json_.text(pair.dark);
        json_.end_list();
    }

    void colour_by(const ColourBy& by) {
        json_.begin_object();
        must("id", by.id);
        must("label", by.label);
        list("values", by.values, [&](const ColourValue& value) {
            json_.begin_object();
            must("name", value.name);
            must("letter", value.letter);
            must("light", value.colour.light);
            must("dark", value.colour.dark);
            json_.end_object();
        });
        json_.end_object();
    }

    void seat(const Seat& seat) {
        json_.begin_object();
        must("id", seat.id);
        json_.member("written", seat.written);
        texts("written_in", seat.written_in);
        texts("was", seat.was);
        list("states", seat.states, [&](const SeatState& state) { this->state(state); });
        json_.end_object();
    }

    void state(const SeatState& state) {
        json_.begin_object();
        json_.member("from", state.from);
        json_.flag("gone", state.gone);
        if (state.gone) json_.member("opens", state.opens);
        if (!state.gone) {
            json_.member("holder", state.holder);
            json_.flag("vacant", state.vacant);
            json_.member("role", state.role);
            must("title", state.title);
            json_.member("unit", state.unit);
            json_.member("level", state.level);
            json_.member("location", state.location);
            json_.member("employment", state.employment);
            json_.member("fte", state.fte);
            json_.member("opens", state.opens);
            json_.member("ends", state.ends);
            texts("tags", state.tags);
            texts("hats", state.hats);
            json_.member("manager", state.manager);
            json_.member("above", state.above);
            json_.member("why", state.why);
            if (!state.dotted.empty()) {
                list("dotted", state.dotted, [&](const DottedLine& line) {
                    json_.begin_list();
                    json_.number(line.seat);
                    json_.text(line.why);
                    json_.end_list();
                });
            }
            numbers("categories", state.categories);
            json_.member("cost", state.cost);
        }
        json_.end_object();
    }

    void unit(const Unit& unit) {
        json_.begin_object();
        must("id", unit.id);
        must("name", unit.name);
        json_.member("kind", unit.kind);
        json_.member("parent", unit.parent);
        json_.end_object();
    }

    void role(const Role& role) {
        json_.begin_object();
        must("id", role.id);
        must("title", role.title);
        json_.member("definition", role.definition);
        texts("unlike", role.unlike);
        json_.end_object();
    }

    void face(const Face& face) {
        json_.begin_object();
        length("w", face.width);
        length("h", face.height);
        json_.member("stroke", face.stroke);
        json_.member("fill", face.fill);
        if (face.radius > 0) length("radius", face.radius);
        json_.flag("dashed", face.dashed);
        if (!face.fills.empty()) {
            list("fills", face.fills, [&](const FaceFill& fill) {
                json_.begin_list();
                row(fill.x, fill.y, fill.width, fill.height, fill.radius, fill.colour, fill.seat);
                json_.end_list();
            });
        }
        if (!face.texts.empty()) {
            list("texts", face.texts, [&](const FaceText& text) {
                json_.begin_list();
                row(text.x, text.baseline, text.size, text.width, text.style, text.colour);
                json_.text(text.text);
                json_.end_list();
            });
        }
        if (!face.rows.empty()) list("rows", face.rows, [&](double row) { json_.number(row); });
        json_.end_object();
    }

    void length(std::string_view name, double value) {
        json_.key(name);
        json_.number(value);
    }

    void card(const Card& card) {
        json_.begin_object();
        must("id", card.id);
        json_.member("place", card.place);
        must("kind", card.kind == Card::Kind::seat ? "seat" : "team");
        json_.member("parent", card.parent);
        json_.flag("assistant", card.assistant);
        if (card.side > 0) json_.member("side", card.side);
        json_.member("face", card.face);
        if (card.closed >= 0) json_.member("closed", card.closed);
        numbers("seats", card.seats);
        json_.member("unit", card.unit);
        json_.member("spoken", card.spoken);
        json_.end_object();
    }

    void stage(const Stage& stage) {
        json_.begin_object();
        must("id", stage.id);
        must("name", stage.name);
        must("when", stage.when);
        must("date", stage.date);
        must("counts", stage.counts);
        if (stage.spec > 0) json_.member("spec", stage.spec);
        if (stage.twin >= 0) json_.member("twin", stage.twin);
        list("cards", stage.cards, [&](const Card& card) { this->card(card); });
        list("links", stage.links, [&](const Link& link) {
            json_.begin_list();
            row(link.from, link.to, link.from_at, link.to_at);
            json_.text(link.title);
            json_.end_list();
        });
        list("figures", stage.figures, [&](const Figure& figure) {
            json_.begin_list();
            json_.text(figure.label);
            json_.text(figure.value);
            json_.end_list();
        });
        list("changes", stage.changes, [&](const Change& change) { this->change(change); });
        json_.key("hiring");
        json_.begin_object();
        json_.member("seats", stage.hiring.seats);
        texts("columns", stage.hiring.columns, true);
        list("rows", stage.hiring.rows, [&](const std::vector<std::string>& cells) {
            json_.begin_list();
            for (const std::string& cell : cells) json_.text(cell);
            json_.end_list();
        });
        json_.end_object();
        json_.end_object();
    }

    void change(const Change& change) {
        constexpr std::array<std::string_view, 7> kKindWords{"new",      "gone",    "moved", "carried",
                                                             "promoted", "manager", "other"};
        json_.begin_object();
        must("kind", kKindWords[static_cast<std::size_t>(change.kind)]);
        json_.member("seat", change.seat);
        must("text", change.text);
        json_.end_object();
    }

    void finding(const Finding& finding) {
        json_.begin_object();
        must("rule", finding.rule);
        must("severity", finding.severity);
        must("message", finding.message);
        json_.member("why", finding.why);
        json_.member("help", finding.help);
        json_.member("place", finding.place);
        numbers("stages", finding.stages);
        numbers("seats", finding.seats);
        numbers("units", finding.units);
        if (!finding.specs.empty()) numbers("specs", finding.specs);
        json_.end_object();
    }

    void opening(const Opening& opening) {
        json_.key("opening");
        json_.begin_object();
        json_.member("stage", opening.stage);
        json_.member("beside", opening.beside);
        json_.flag("both", opening.both);
        json_.end_object();
    }

    JsonWriter json_;
};

}  // namespace

std::string page_json(const PageData& data) {
    return Writer().page(data);
}

}  // namespace orgplan::page
