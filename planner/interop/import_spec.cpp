#include "planner/interop/import_spec.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "planner/interop/csv_text.h"

namespace orgplan::interop {
namespace {

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

bool reads_as_itself(std::string_view text) {
    constexpr std::array<std::string_view, 11> kWords{"null", "true", "false", "yes", "no", "on",
                                                      "off",  "y",    "n",     "nan", "inf"};
    constexpr std::string_view kOthers = " 0123456789_-.&'()/+";
    if (text.empty() || !is_letter(text.front()) || text.back() == ' ') return false;
    const auto plain = [&](char c) { return is_letter(c) || kOthers.find(c) != std::string_view::npos; };
    if (!std::all_of(text.begin(), text.end(), plain)) return false;
    return text.size() > 5 || std::find(kWords.begin(), kWords.end(), fold_case(text)) == kWords.end();
}

std::string list(const std::vector<std::string>& texts) {
    std::string joined;
    for (const std::string& text : texts) joined.append(joined.empty() ? "" : ", ").append(yaml_scalar(text));
    return "[" + joined + "]";
}

void add_seat(const ImportedSeat& seat, std::string_view unit, std::string& text) {
    const auto out = std::back_inserter(text);
    text += '{';
    if (!seat.ordered) fmt::format_to(out, "id: {}, ", yaml_scalar(seat.id));
    const std::size_t keys = text.size();
    if (!seat.role.empty()) fmt::format_to(out, ", role: {}", yaml_scalar(seat.role));
    if (!seat.title.empty()) fmt::format_to(out, ", title: {}", yaml_scalar(seat.title));
    if (const std::string holder = holder_text(seat); !holder.empty()) fmt::format_to(out, ", holder: {}", holder);
    if (!unit.empty()) fmt::format_to(out, ", unit: {}", yaml_scalar(unit));
    fmt::format_to(out, ", reports_to: {}", yaml_scalar(seat.reports_to));
    if (!seat.dotted.empty()) {
        fmt::format_to(out, ", dotted: {}",
                       seat.dotted.size() == 1 ? yaml_scalar(seat.dotted.front()) : list(seat.dotted));
    }
    if (!seat.status.empty()) fmt::format_to(out, ", status: {}", seat.status.view());
    if (seat.opens) fmt::format_to(out, ", opens: {}", date_text(*seat.opens));
    if (seat.leaves) fmt::format_to(out, ", leaves: {}", date_text(*seat.leaves));
    if (!seat.employment.empty()) fmt::format_to(out, ", employment: {}", seat.employment.view());
    if (seat.fte) fmt::format_to(out, ", fte: {}", *seat.fte);
    if (!seat.level.empty()) fmt::format_to(out, ", level: {}", yaml_scalar(seat.level));
    if (!seat.location.empty()) fmt::format_to(out, ", location: {}", yaml_scalar(seat.location));
    if (seat.pay) fmt::format_to(out, ", cost: {}", cost_text(seat));
    if (!seat.email.empty()) fmt::format_to(out, ", email: {}", yaml_scalar(seat.email));
    if (!seat.requisition.empty()) fmt::format_to(out, ", requisition: {}", yaml_scalar(seat.requisition));
    text.erase(keys, 2);  // each key begins with a comma
    text += "}";
}

class Writer {
  public:
    explicit Writer(const ImportedCompany& company) : company_(company) {}

    std::string write() {
        constexpr std::size_t kOfSeat = 200;  // bytes of most
        text_.reserve(company_.seats.size() * kOfSeat);
        line("orgplan: 1");
        line("company:");
        pair("  name", company_.name);
        if (!company_.manager.empty()) pair("  manager", company_.manager);
        if (!company_.outside.empty()) line(fmt::format("outside: {}", list(company_.outside)));
        if (!company_.unitless.empty()) {
            line("positions:");
            for (const std::size_t seat : company_.unitless) position("  ", company_.seats[seat]);
        }
        if (!company_.units.empty()) line("units:");
        for (std::size_t i = 0; i < company_.units.size(); ++i)
            if (company_.units[i].within >= company_.units.size()) unit("  ", company_.units[i]);
        if (!company_.currency.empty()) line(fmt::format("costs: {{currency: {}}}", company_.currency));
        if (!company_.roles.empty()) line("glossary:");
        for (const ImportedRole& role : company_.roles)
            line(fmt::format("  - {{id: {}, title: {}}}", yaml_scalar(role.id), yaml_scalar(role.title)));
        if (!company_.people.empty()) line("people:");
        for (const ImportedPerson& person : company_.people)
            line(fmt::format("  - {{id: {}, name: {}}}", yaml_scalar(person.id), yaml_scalar(person.name)));
        return std::move(text_);
    }

  private:
    void line(std::string_view text) { text_.append(text).push_back('\n'); }
    void pair(std::string_view key, std::string_view value) { line(fmt::format("{}: {}", key, yaml_scalar(value))); }

    // As deep as the columns of units are many.
    void unit(const std::string& indent, const ImportedUnit& unit) {
        pair(indent + "- id", unit.id);
        if (unit.name != unit.id) pair(indent + "  name", unit.name);
        if (!unit.kind.empty()) pair(indent + "  kind", unit.kind);
        if (!unit.manager.empty()) pair(indent + "  manager", unit.manager);
        if (!unit.seats.empty()) line(indent + "  positions:");
        for (const std::size_t seat : unit.seats) position(indent + "    ", company_.seats[seat]);
        if (!unit.units.empty()) line(indent + "  units:");
        for (const std::size_t inner : unit.units) this->unit(indent + "    ", company_.units[inner]);
    }

    void position(std::string_view indent, const ImportedSeat& seat) {
        text_ += indent;
        text_ += "- ";
        add_seat(seat, {}, text_);
        text_.push_back('\n');
    }

    const ImportedCompany& company_;
    std::string text_;
};

}  // namespace

std::string yaml_scalar(std::string_view text) {
    if (reads_as_itself(text)) return std::string(text);
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') quoted.push_back('\\');
        quoted.push_back(c);
    }
    return quoted + "\"";
}

std::string holder_text(const ImportedSeat& seat) {
    if (seat.vacant) return "vacant";
    if (seat.holders.empty()) return {};
    if (seat.shares.empty()) return seat.holders.size() == 1 ? yaml_scalar(seat.holders.front()) : list(seat.holders);
    std::string text;
    for (std::size_t i = 0; i < seat.holders.size(); ++i)
        text +=
            fmt::format("{}{{name: {}, share: {}}}", i == 0 ? "[" : ", ", yaml_scalar(seat.holders[i]), seat.shares[i]);
    return text + "]";
}

std::string cost_text(const ImportedSeat& seat) {
    return fmt::format("{{{}: {:.10g}, currency: {}}}", seat.paid_by_day ? "daily" : "yearly", *seat.pay,
                       seat.paid_in.view());
}

std::string seat_text(const ImportedSeat& seat, std::string_view unit) {
    std::string text;
    add_seat(seat, unit, text);
    return text;
}

std::string spec_text(const ImportedCompany& company) {
    return Writer(company).write();
}

}  // namespace orgplan::interop
