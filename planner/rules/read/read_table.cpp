#include "planner/rules/read/read_table.h"

#include <fmt/format.h>

#include <array>

#include "graph/model/words.h"
#include "planner/rules/read/read_rules.h"

namespace orgplan::rules {
namespace {

constexpr std::array<std::string_view, 11> kRowKeys{"role",    "evidence", "severity", "called",     "partner", "by",
                                                    "such_as", "needed",   "when",     "background", "skill"};

void replace(std::string& text, std::string_view placeholder, std::string_view by) {
    for (std::size_t at = text.find(placeholder); at != std::string::npos;
         at = text.find(placeholder, at + by.size())) {
        text.replace(at, placeholder.size(), by);
    }
}

class Row {
  public:
    Row(text::Node map, RuleReader& reader) : map_(map), reader_(reader) {}

    bool read(Rule& rule) {
        if (!reader_.is_map(map_, "a row") || !reader_.only(map_, "a row", kRowKeys)) return false;
        const text::Node role = map_.find("role");
        std::vector<std::string> roles;
        if (!role || !map_.find("called").is_scalar()) {
            reader_.fault(map_.place(), "a row needs a `role`, and `called` for its message");
            return false;
        }
        bool sound = reader_.roles(role, roles);
        sound = read_severity(map_, rule, reader_) && sound;
        rule.evidence = evidence_of(map_);
        if (const text::Node when = map_.find("when")) {
            rule.when = reader_.condition(when, SubjectKind::seat);
            sound = rule.when && sound;
        }
        const text::Node partner = map_.find("partner");
        const bool learnt = map_.find("background") || map_.find("skill");
        if (static_cast<bool>(partner) == learnt) {
            reader_.fault(map_.place(), "a row needs either a `partner`, or a `background` or `skill`");
            return false;
        }
        sound = (partner ? linked(partner, rule) : learns(rule)) && sound;
        if (!sound) return false;
        rule.role = roles.front();
        rule.for_seats = reader_.seats_of_roles(std::move(roles));
        rule.called = map_.find("called").text();
        replace(rule.message, "{called}", rule.called);
        for (std::string* example : {&rule.passes, &rule.fails}) replace(*example, "{role}", rule.role);
        return true;
    }

  private:
    bool linked(text::Node partner, Rule& rule) {
        Condition& require = rule.require;
        require.op = Op::linked;
        require.at_least = Limit{1, {}};
        bool sound = reader_.seats(partner, {}, require.seats);
        if (const text::Node links = map_.find("by")) {
            sound = reader_.link_kinds(links, require.links) && sound;
        }
        std::optional<bool> needed;
        if (const text::Node value = map_.find("needed")) sound = reader_.flag(value, needed) && sound;
        if (!needed.value_or(false)) {
            Condition there;
            there.op = Op::count;
            there.seats = require.seats;
            there.at_least = Limit{1, {}};
            there.whole_company = true;
            if (rule.when) {
                Condition both;
                both.parts = {std::move(there), std::move(*rule.when)};
                rule.when = std::move(both);
            } else {
                rule.when = std::move(there);
            }
        }
        std::vector<std::string> such;
        const text::Node such_as = map_.find("such_as");
        const text::Node example = such_as ? such_as : partner.find("role");
        if (!example) {
            reader_.fault(partner.place(), "a row whose `partner` names no `role` needs one as `such_as`");
            return false;
        }
        if (!reader_.roles(example, such) || !sound) return false;
        for (std::string* text : {&rule.passes, &rule.fails}) {
            replace(*text, "{partner}", such.front());
            replace(*text, "{link}", word_of(require.links.empty() ? LinkKind::works_with : require.links.front()));
        }
        return true;
    }

    bool learns(Rule& rule) {
        bool sound = true;
        for (const std::string_view key : {"by", "such_as", "needed"}) {
            const text::Node value = map_.find(key);
            if (!value) continue;
            reader_.fault(value.key_place(), fmt::format("`{}` needs `partner`", key));
            sound = false;
        }
        Condition either;
        either.op = Op::any;
        for (const auto& [key, op] : {std::pair{"background", Op::background}, std::pair{"skill", Op::skill}}) {
            const text::Node value = map_.find(key);
            if (!value) continue;
            Condition& part = either.parts.emplace_back();
            part.op = op;
            sound = reader_.words(value, key, {}, part.words) && sound;
        }
        if (!sound) return false;
        const std::string word = either.parts.front().words.front();
        for (std::string* text : {&rule.passes, &rule.fails}) replace(*text, "{word}", word);
        rule.require = either.parts.size() == 1 ? either.parts.front() : either;
        return true;
    }

    text::Node map_;
    RuleReader& reader_;
};

}  // namespace

std::vector<Rule> read_rows(text::Node rows, const Rule& table, RuleReader& reader) {
    std::vector<Rule> read;
    if (!rows.is_sequence() || !rows.first()) {
        reader.fault(rows.place(), "`rows` must be a list of rows");
        return read;
    }
    std::uint32_t number = 0;
    for (const text::Node each : rows) {
        Rule rule = table;
        rule.row = ++number;
        if (Row(each, reader).read(rule)) read.push_back(std::move(rule));
    }
    return read;
}

}  // namespace orgplan::rules
