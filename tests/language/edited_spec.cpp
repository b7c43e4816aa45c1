#include "tests/language/edited_spec.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "tests/mutator.h"

namespace orgplan::testing {
namespace {

using Strings = std::vector<std::string>;

/// What a spec says: a text of YAML, or a map of such by their keys, in order. `~` is the text of nothing.
struct Value {
    std::string text;
    std::vector<std::pair<std::string, Value>> map;
    bool is_map = false;

    static Value of(std::string text) { return {std::move(text), {}, false}; }
    static Value of(std::vector<std::pair<std::string, Value>> map) { return {{}, std::move(map), true}; }

    Value* find(std::string_view key) {
        const auto at = std::ranges::find(map, key, &std::pair<std::string, Value>::first);
        return at == map.end() ? nullptr : &at->second;
    }
    void set(const std::string& key, Value value) {
        is_map = true;
        if (Value* const own = find(key)) {
            *own = std::move(value);
        } else {
            map.emplace_back(key, std::move(value));
        }
    }
    bool null() const { return !is_map && text == "~"; }
    std::string written() const {
        if (!is_map) return text;
        std::string all;
        for (const auto& [key, value] : map)
            all += fmt::format("{}{}: {}", all.empty() ? "" : ", ", key, value.written());
        return "{" + all + "}";
    }
    bool operator==(const Value& other) const { return written() == other.written(); }
};

/// What a value becomes by an edit: a value replaces, a map is merged by its keys, `~` takes away.
void merge(Value& into, const Value& edit) {
    for (const auto& [key, value] : edit.map) {
        Value* const own = into.find(key);
        if (value.null()) {
            std::erase_if(into.map, [&](const auto& each) { return each.first == key; });
        } else if (own != nullptr && own->is_map && value.is_map) {
            merge(*own, value);
        } else {
            into.set(key, value);
        }
    }
    // Of what excludes each other the edit leaves what it says.
    constexpr std::pair<const char*, const char*> kExclusive[] = {
        {"yearly", "daily"}, {"yearly", "days"}, {"holder", "holders"}};
    const auto says = [&](const char* key) {
        return std::ranges::any_of(edit.map, [&](auto& each) { return each.first == key && !each.second.null(); });
    };
    for (const auto& [one, other] : kExclusive) {
        if (says(one)) std::erase_if(into.map, [&](auto& each) { return each.first == other; });
        if (says(other)) std::erase_if(into.map, [&](auto& each) { return each.first == one; });
    }
}

struct Line {
    Value says;
    std::string id() { return says.find("id") != nullptr ? says.find("id")->text : ""; }
    bool counted() { return says.find("count") != nullptr; }
};

struct Group {  // a unit, or what lies outside of all
    Value says;
    std::vector<Line> lines;
    std::vector<Group> inside;
};

/// A spec as it is written, in which everything can be found by its id.
struct Model {
    std::vector<Value> stages, products;
    Group top;
    Value costs = Value::of(std::vector<std::pair<std::string, Value>>{});
    std::string budgets;

    static std::string list(const std::vector<std::string>& entries, const std::string& pad) {
        std::string text;
        for (const std::string& each : entries) text += pad + "- " + each + "\n";
        return text;
    }
    static std::string written(const Group& unit, const std::string& pad) {
        std::string text;
        for (const auto& [key, value] : unit.says.map) {
            text += fmt::format("{}{}: {}\n", text.empty() ? pad + "- " : pad + "  ", key, value.written());
        }
        return text + inner(unit, pad + "  ");
    }
    static std::string inner(const Group& group, const std::string& pad) {
        std::vector<std::string> lines;
        for (const Line& line : group.lines) lines.push_back(line.says.written());
        std::string text = lines.empty() ? "" : pad + "positions:\n" + list(lines, pad + "  ");
        if (!group.inside.empty()) text += pad + "units:\n";
        for (const Group& unit : group.inside) text += written(unit, pad + "  ");
        return text;
    }
    std::string text() const {
        std::vector<std::string> stage_texts, product_texts;
        for (const Value& each : stages) stage_texts.push_back(each.written());
        for (const Value& each : products) product_texts.push_back(each.written());
        std::string text =
            "orgplan: 1\ncompany: {manager: ceo, locations: {oslo: {currency: NOK, load: 1.1}, bonn: {}}}\nstages:\n" +
            list(stage_texts, "  ") + inner(top, "");
        if (!product_texts.empty()) text += "products:\n" + list(product_texts, "  ");
        if (!costs.map.empty()) text += "costs: " + costs.written() + "\n";
        if (!budgets.empty()) text += "budgets: " + budgets + "\n";
        return text;
    }
};

/// Writes specs and edits at random.
class Generator {
  public:
    explicit Generator(unsigned seed) : random_(seed), dated_(once_in(4) ? 0 : 1) {}

    Model model() {
        Model model;
        for (int s = 1; s <= 3; ++s) {
            Value stage = map({{"id", fmt::format("s{}", s)}});
            if (dated_) stage.set("date", Value::of(fmt::format("2027-{:02}-28", 4 * s - 3)));
            if (once_in(2)) stage.set("headcount", Value::of("1..30"));
            model.stages.push_back(std::move(stage));
        }
        model.top.lines.push_back({map({{"id", "ceo"}, {"role", "ceo"}})});
        for (int i = 0; i < 2; ++i) model.top.lines.push_back(line(nullptr));
        for (int i = 0; i < 2; ++i) model.top.inside.push_back(unit(2));
        for (int i = 0; i < 2; ++i) {
            Value product = map({{"id", fmt::format("shop-{}", i)}});
            some_of(product, kProductKeys, 3);
            model.products.push_back(std::move(product));
        }
        if (once_in(2)) {
            model.costs.set("currency", Value::of("EUR"));
            model.costs.set("rates", map({{"NOK", "0.09"}}));
            model.costs.set("yearly", map({{"default", "50000"}, {"engineering", "70000"}}));
        }
        return model;
    }

    /// An overlay over the model, which becomes what the overlay makes of it.
    std::string overlay(Model& model, const std::string& id, const std::string& base) {
        std::string text = fmt::format("orgplan: 1\nscenario: {{id: {}, base: {}}}\nedit:\n", id, base);
        std::string edits;
        const auto edit_listed = [&](const char* section, std::vector<Value>& things, const Keys& keys) {
            std::string entries;
            for (Value& thing : things) {
                if (!once_in(3)) continue;
                const std::string key = thing.find("id")->text;
                if (const auto edit = edited(thing, keys)) entries += fmt::format("    {}: {}\n", key, edit->written());
            }
            if (!entries.empty()) edits += fmt::format("  {}:\n{}", section, entries);
        };
        edit_listed("stages", model.stages, kStageKeys);
        edit_listed("products", model.products, kProductKeys);
        std::string entries;
        edit_units(model.top.inside, entries);
        if (!entries.empty()) edits += "  units:\n" + entries;
        entries.clear();
        edit_seats(model.top, entries);
        if (!entries.empty()) edits += "  seats:\n" + entries;
        text += edits.empty() ? "  {}\n" : edits;

        Model added;
        if (edits.empty() || once_in(3)) added.top.lines.push_back(line(nullptr));
        if (once_in(3)) added.top.inside.push_back(unit(1));
        text += Model::inner(added.top, "");
        std::ranges::move(added.top.lines, std::back_inserter(model.top.lines));
        std::ranges::move(added.top.inside, std::back_inserter(model.top.inside));
        if (once_in(3)) {
            model.budgets = fmt::format("[{{for: company, run_rate: {{s1: {}}}}}]", 1000 + random_.below(100000));
            text += "budgets: " + model.budgets + "\n";
        }
        if (once_in(3)) {
            Value costs = map({{"load", fmt::format("1.{}", 1 + random_.below(9))}});
            if (once_in(2)) costs.set("rates", map({{"NOK", "0.08"}}));
            if (once_in(2)) {
                costs.set("yearly", map({{"default", std::to_string(random_.below(90000))}}));
            } else if (once_in(2)) {
                costs.set("bands", Value::of("[{yearly: 60000}, {level: senior, yearly: 80000}]"));
            }
            const Value before = model.costs;
            merge(model.costs, costs);
            if (!(before == model.costs)) text += "costs: " + costs.written() + "\n";
        }
        return text;
    }

  private:
    using Keys = std::vector<const char*>;
    inline static const Keys kLineKeys{
        "role",  "title", "level", "location", "fte",     "opens",  "closes",     "employment", "status",     "skills",
        "scope", "tags",  "time",  "cost",     "changes", "dotted", "reports_to", "accounts",   "works_with", "also"};
    inline static const Keys kUnitKeys{"name",   "kind",    "purpose",    "agile", "tags",    "location", "closes",
                                       "duties", "changes", "works_with", "takes", "members", "manager"};
    inline static const Keys kProductKeys{"name", "units", "has_ui", "platforms", "complexity", "duties", "changes"};
    inline static const Keys kStageKeys{"name", "headcount", "fte"};

    /// Of a line of several seats nobody in particular holds one.
    static Keys keys_of(Line& line) {
        Keys keys = kLineKeys;
        if (line.counted()) {
            keys.push_back("count");
        } else {
            keys.insert(keys.end(), {"holder", "leaves"});
        }
        return keys;
    }

    bool once_in(std::size_t times) { return random_.below(times) == 0; }
    std::string one_of(std::initializer_list<const char*> words) {
        return std::data(words)[random_.below(words.size())];
    }
    static Value map(std::initializer_list<std::pair<const char*, std::string>> entries) {
        Value value = Value::of(std::vector<std::pair<std::string, Value>>{});
        for (const auto& [key, text] : entries) value.set(key, Value::of(text));
        return value;
    }

    std::string time() { return dated_ ? one_of({"s2", "s3", "2027-03", "2027-07-15"}) : one_of({"s2", "s3"}); }
    std::string seat() { return one_of({"ceo", "m1", "m2"}); }
    std::string unit_id() { return one_of({"u1", "u2"}); }
    std::string role() { return one_of({"backend-developer", "qa-engineer", "product-designer", "tech-lead"}); }

    void some_of(Value& thing, const Keys& keys, std::size_t most) {
        for (std::size_t i = random_.below(most + 1); i > 0; --i) {
            const char* const key = keys[random_.below(keys.size())];
            thing.set(key, value(key, thing));
        }
    }

    Value value(const std::string& key, Value& thing) {
        const bool product = thing.find("id") != nullptr && thing.find("id")->text.starts_with("shop");
        const bool unit = thing.find("id") != nullptr && thing.find("id")->text.starts_with("u");
        if (key == "changes") {
            Value changes = Value::of(std::vector<std::pair<std::string, Value>>{});
            const Keys keys = product ? Keys{"name", "has_ui", "duties"}
                              : unit  ? Keys{"name", "purpose", "tags", "duties", "location"}
                              : thing.find("count") != nullptr
                                  ? Keys{"level", "fte", "dotted", "cost", "scope"}
                                  : Keys{"role", "level", "holder", "fte", "dotted", "cost", "scope"};
            for (std::size_t i = 1 + random_.below(2); i > 0; --i) {
                Value change = map({});
                for (std::size_t k = 1 + random_.below(2); k > 0; --k) {
                    const std::string each = keys[random_.below(keys.size())];
                    change.set(each, value(each, change));
                }
                changes.set(time(), std::move(change));
            }
            return changes;
        }
        if (key == "time")
            return map({{one_of({"coding", "people", "support"}).c_str(), one_of({"0.2", "0.3", "0.4"})}});
        if (key == "duties") return map({{one_of({"security", "on-call", "budget"}).c_str(), seat()}});
        if (key == "cost") {
            if (once_in(2)) return map({{"yearly", std::to_string(10000 + random_.below(90000))}});
            return map({{"daily", std::to_string(100 + random_.below(900))}, {"days", one_of({"200", "220"})}});
        }
        if (key == "role") return Value::of(role());
        if (key == "title" || key == "name") return Value::of(one_of({"Wizard", "Sage", "Harbour"}));
        if (key == "holder")
            return Value::of(one_of({"vacant", "Ada Rask", "Ben Ode", "[Cy Lo, {name: Di Wu, share: 0.4}]"}));
        if (key == "level") return Value::of(one_of({"junior", "senior", "principal"}));
        if (key == "location") return Value::of(one_of({"oslo", "bonn"}));
        if (key == "fte") return Value::of(thing.find("headcount") ? one_of({"2..", "5..9"}) : one_of({"0.5", "0.8"}));
        if (key == "headcount") return Value::of(one_of({"3..", "..40", "5..9"}));
        if (key == "opens") return Value::of(dated_ ? one_of({"s2", "2027-03"}) : "s2");
        if (key == "closes" && unit) return Value::of("s3");
        if (key == "closes" || key == "leaves") return Value::of(dated_ ? one_of({"s3", "2027-07-15"}) : "s3");
        if (key == "employment") return Value::of(one_of({"contractor", "agency", "intern"}));
        if (key == "status") return Value::of(one_of({"proposed", "approved", "open"}));
        if (key == "skills" || key == "scope" || key == "tags" || key == "platforms") {
            return Value::of(one_of({"[web]", "[web, data]", "[]"}));
        }
        if (key == "dotted" || key == "works_with") return Value::of("[" + seat() + "]");
        if (key == "members") return Value::of(one_of({"[ceo]", "[{role: qa-engineer}]"}));
        if (key == "takes") return Value::of(one_of({"[ceo]", "{s2: [m1]}"}));
        if (key == "reports_to" || key == "manager") return Value::of(seat());
        if (key == "accounts") return Value::of(std::to_string(random_.below(9)));
        if (key == "also") return Value::of("[" + role() + "]");
        if (key == "kind") return Value::of(one_of({"team", "squad", "department"}));
        if (key == "purpose") return Value::of(one_of({"development", "design", "sales"}));
        if (key == "agile" || key == "has_ui") return Value::of(one_of({"true", "false"}));
        if (key == "units") return Value::of("[" + unit_id() + "]");
        if (key == "complexity") return Value::of(one_of({"low", "high"}));
        if (key == "count") {
            const std::string many = std::to_string(2 + random_.below(4));
            return Value::of(once_in(2) ? many : fmt::format("{{s1: {}, s3: {}}}", many, 1 + random_.below(6)));
        }
        throw std::logic_error(key);
    }

    /// Of a unit: some have no id there, one for each role.
    Line line(Group* unit) {
        Line line{map({})};
        const bool nameless = unit != nullptr && once_in(3);
        const std::string own = nameless ? one_of({"data-engineer", "recruiter", "ux-writer"}) : role();
        if (nameless && std::ranges::any_of(unit->lines, [&](Line& other) {
                return other.id().empty() && other.says.find("role")->text == own;
            })) {
            return this->line(nullptr);
        }
        if (!nameless) line.says.set("id", Value::of(fmt::format("p{}", ++seats_)));
        line.says.set("role", Value::of(own));
        if (once_in(2)) line.says.set("count", value("count", line.says));
        some_of(line.says, keys_of(line), 4);
        line.says.set("role", Value::of(own));
        if (nameless) std::erase_if(line.says.map, [](auto& each) { return each.first == "title"; });
        if (line.counted() && once_in(2)) {
            Value one = map({});
            some_of(one, kLineKeys, 2);
            if (once_in(2)) one.set("holder", value("holder", one));
            Value exceptions = map({});
            exceptions.set("2", std::move(one));
            line.says.set("seats", std::move(exceptions));
        }
        return line;
    }

    Group unit(int depth) {
        Group group;
        const std::string number = std::to_string(++units_);
        group.says = map({{"id", "u" + number}, {"manager", "m" + number}});
        some_of(group.says, kUnitKeys, 4);
        group.lines.push_back({map({{"id", "m" + number}, {"role", "engineering-manager"}})});
        for (std::size_t i = random_.below(4); i > 0; --i) group.lines.push_back(line(&group));
        if (depth > 1 && once_in(2)) group.inside.push_back(unit(depth - 1));
        return group;
    }

    /// An edit of some keys of a thing.
    Value edit_of(Value& thing, const Keys& keys) {
        Value edit = map({});
        for (std::size_t i = 1 + random_.below(3); i > 0; --i) {
            const std::string key = keys[random_.below(keys.size())];
            Value* const own = thing.find(key);
            if (own != nullptr && own->is_map && !own->map.empty() && key != "cost" && once_in(2)) {
                // One of its entries; of a change, perhaps one of what it says.
                const auto& [inner, said] = own->map[random_.below(own->map.size())];
                Value part = map({});
                if (said.is_map && !said.map.empty() && once_in(2)) {
                    Value nothing = map({{said.map.front().first.c_str(), "~"}});
                    part.set(inner, std::move(nothing));
                } else {
                    part.set(inner, Value::of("~"));
                }
                edit.set(key, std::move(part));
            } else {
                edit.set(key, own != nullptr && key != "role" && once_in(3) ? Value::of("~") : value(key, thing));
            }
        }
        return edit;
    }

    /// The thing becomes what the edit makes of it; nothing where that is what it was.
    std::optional<Value> edited(Value& thing, const Keys& keys) {
        const Value edit = edit_of(thing, keys);
        const Value before = thing;
        merge(thing, edit);
        if (before == thing) return std::nullopt;
        return edit;
    }

    void edit_units(std::vector<Group>& units, std::string& entries) {
        for (std::size_t i = 0; i < units.size(); ++i) {
            const std::string id = units[i].says.find("id")->text;
            if (once_in(id == "u1" || id == "u2" ? 40 : 8)) {
                entries += fmt::format("    {}: ~\n", id);
                units.erase(units.begin() + static_cast<std::ptrdiff_t>(i--));
                continue;
            }
            if (once_in(2)) {
                if (const auto edit = edited(units[i].says, kUnitKeys)) {
                    entries += fmt::format("    {}: {}\n", id, edit->written());
                }
            }
            edit_units(units[i].inside, entries);
        }
    }

    void edit_seats(Group& group, std::string& entries) {
        for (std::size_t i = 0; i < group.lines.size(); ++i) {
            Line& line = group.lines[i];
            if (line.id() == "ceo" || !once_in(2)) continue;
            const bool nameless = line.id().empty();
            const std::string id =
                nameless ? group.says.find("id")->text + "/" + line.says.find("role")->text : line.id();
            if (once_in(line.id().starts_with('m') ? 40 : 8)) {
                entries += fmt::format("    {}: ~\n", id);
                group.lines.erase(group.lines.begin() + static_cast<std::ptrdiff_t>(i--));
                continue;
            }
            Keys keys = keys_of(line);
            if (nameless) keys.erase(keys.begin(), keys.begin() + 2);  // it is named by its role
            const bool alone = line.counted() && once_in(2);
            // Its seats are those of before the edit of the line.
            const std::size_t most = alone ? most_of(line) : 0;
            if (!alone || once_in(3)) {
                if (const auto edit = edited(line.says, keys))
                    entries += fmt::format("    {}: {}\n", id, edit->written());
            }
            if (most == 0) continue;
            const std::size_t first = 1 + random_.below(most);
            edit_single(line, id, first, std::min(most, first + random_.below(2)), entries);
        }
        for (Group& inside : group.inside) edit_seats(inside, entries);
    }

    /// Of a counted line: the most seats that there are at some time.
    static std::size_t most_of(Line& line) {
        const std::string& count = line.says.find("count")->text;
        std::size_t most = 0;
        for (std::size_t at = 0; at < count.size(); ++at) {
            const bool number =
                std::isdigit(static_cast<unsigned char>(count[at])) != 0 && (at == 0 || count[at - 1] == ' ');
            if (number) most = std::max(most, static_cast<std::size_t>(count[at] - '0'));
        }
        return most;
    }

    /// Some seats of a line: what is said of them alone hides what the line says. (That one of them is gone, and the
    /// others keep their numbers, no text can say.)
    void edit_single(Line& line, const std::string& id, std::size_t first, std::size_t last, std::string& entries) {
        static const Keys kKeys{"level", "holder", "fte", "cost", "time", "changes", "tags", "title", "location"};
        const Value edit = edit_of(line.says, kKeys);
        const Value before = line.says;
        Value* const said = line.says.find("seats");
        Value exceptions = said == nullptr ? map({}) : *said;
        for (std::size_t n = first; n <= last; ++n) {
            const std::string number = std::to_string(n);
            Value* const own = exceptions.find(number);
            Value one = own == nullptr ? map({}) : *own;
            for (const auto& [key, value] : edit.map) {
                // Changes stand beside those of the line.
                Value* const had = one.find(key) != nullptr ? one.find(key)
                                   : key == "changes"       ? nullptr
                                                            : line.says.find(key);
                if (value.null()) {
                    if (had != nullptr && !had->null()) one.set(key, value);
                } else if (had != nullptr && had->is_map && value.is_map) {
                    Value merged = *had;
                    merge(merged, value);
                    if (!(merged == *had)) one.set(key, merged);
                } else if (had == nullptr || !(*had == value)) {
                    one.set(key, value);
                }
            }
            if (!one.map.empty()) exceptions.set(number, one);
        }
        if (exceptions.map.empty()) return;
        line.says.set("seats", exceptions);
        if (before == line.says) return;
        const std::string range = first == last ? "" : fmt::format("..{}", last);
        entries += fmt::format("    {}-{}{}: {}\n", id, first, range, edit.written());
    }

    Random random_;
    bool dated_;
    std::size_t seats_ = 0;
    std::size_t units_ = 0;
};

}  // namespace

struct EditedSpec::Data {
    explicit Data(unsigned seed) : generator(seed), model(generator.model()) {}

    Generator generator;
    Model model;
};

EditedSpec::EditedSpec(unsigned seed) : data_(std::make_unique<Data>(seed)) {}
EditedSpec::~EditedSpec() = default;

std::string EditedSpec::text() const {
    return data_->model.text();
}

std::string EditedSpec::edit(const std::string& id, const std::string& base) {
    return data_->generator.overlay(data_->model, id, base);
}

}  // namespace orgplan::testing
