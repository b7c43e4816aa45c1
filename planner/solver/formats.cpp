#include "planner/solver/formats.h"

#include <fmt/format.h>

#include <cmath>
#include <cstddef>
#include <iterator>
#include <string_view>
#include <vector>

#include "planner/solver/terms.h"

namespace orgplan::solver {
namespace {

constexpr std::size_t kLongestName = 60;
constexpr std::size_t kTermsOnLine = 6;

std::string named(char kind, std::size_t place, std::string_view name) {
    std::string text = fmt::format("{}{}", kind, place);
    if (!name.empty()) text += '_';
    for (const char c : name.substr(0, kLongestName)) {
        const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        text += plain ? c : '_';
    }
    return text;
}

std::string name_of(const Model& model, std::size_t var) {
    return named('v', var, model.variables[var].name);
}
std::string name_of_row(const Model& model, std::size_t row) {
    return named('r', row, model.rows[row].name);
}

class Lp {
  public:
    explicit Lp(const Model& model) : model_(model), terms_(model) {}

    std::string write(std::span<const Term> objective) {
        line("Minimize");
        sum("cost", objective);
        line("\nSubject To");
        for (std::size_t i = 0; i < model_.rows.size(); ++i) row(model_.rows[i], name_of_row(model_, i));
        line("Bounds");
        for (std::size_t i = 0; i < model_.variables.size(); ++i) bounds(model_.variables[i], name_of(model_, i));
        line("Generals");
        for (std::size_t i = 0; i < model_.variables.size(); ++i) {
            if (model_.variables[i].integer) line(" {}", name_of(model_, i));
        }
        line("End");
        return std::move(text_);
    }

  private:
    template <class... Parts>
    void line(fmt::format_string<Parts...> form, Parts&&... parts) {
        fmt::format_to(std::back_inserter(text_), form, std::forward<Parts>(parts)...);
        text_ += '\n';
    }

    void sum(std::string_view name, std::span<const Term> terms) {
        fmt::format_to(std::back_inserter(text_), " {}:", name);
        std::vector<Term> sums = terms_.merged(terms);
        if (sums.empty() && !model_.variables.empty()) sums.push_back({0, 0});
        for (std::size_t i = 0; i < sums.size(); ++i) {
            if (i > 0 && i % kTermsOnLine == 0) text_ += "\n  ";
            fmt::format_to(std::back_inserter(text_), " {} {} {}", std::signbit(sums[i].times) ? '-' : '+',
                           std::abs(sums[i].times), name_of(model_, sums[i].var));
        }
    }

    void row(const Row& row, const std::string& name) {
        if (row.low == row.high) {
            sum(name, row.terms);
            return line(" = {}", row.low);
        }
        const bool both = std::isfinite(row.low) && std::isfinite(row.high);
        if (std::isfinite(row.low)) {
            sum(both ? name + "_low" : name, row.terms);
            line(" >= {}", row.low);
        }
        if (std::isfinite(row.high)) {
            sum(both ? name + "_high" : name, row.terms);
            line(" <= {}", row.high);
        }
    }

    void bounds(const Variable& variable, const std::string& name) {
        const bool low = std::isfinite(variable.low);
        const bool high = std::isfinite(variable.high);
        if (!low && !high) return line(" {} free", name);
        if (!high) return line(" {} >= {}", name, variable.low);
        if (!low) return line(" -inf <= {} <= {}", name, variable.high);
        line(" {} <= {} <= {}", variable.low, name, variable.high);
    }

    const Model& model_;
    Terms terms_;
    std::string text_ = {};
};

class Mps {
  public:
    explicit Mps(const Model& model) : model_(model), columns_(model.variables.size()) {}

    std::string write(std::span<const Term> objective) {
        line("NAME orgplan FREE");
        line("ROWS");
        line(" N cost");
        for (std::size_t i = 0; i < model_.rows.size(); ++i)
            line(" {} {}", kind(model_.rows[i]), name_of_row(model_, i));
        collect(objective);
        line("COLUMNS");
        columns();
        limits();
        line("BOUNDS");
        for (std::size_t i = 0; i < model_.variables.size(); ++i) bounds(model_.variables[i], name_of(model_, i));
        line("ENDATA");
        return std::move(text_);
    }

  private:
    struct Number {
        std::string row;
        double times;
    };

    template <class... Parts>
    void line(fmt::format_string<Parts...> form, Parts&&... parts) {
        fmt::format_to(std::back_inserter(text_), form, std::forward<Parts>(parts)...);
        text_ += '\n';
    }

    static char kind(const Row& row) {
        if (row.low == row.high) return 'E';
        if (std::isfinite(row.low)) return 'G';
        return std::isfinite(row.high) ? 'L' : 'N';
    }

    void collect(std::span<const Term> objective) {
        Terms terms(model_);
        for (const Term& term : terms.merged(objective)) columns_[term.var].push_back({"cost", term.times});
        for (std::size_t i = 0; i < model_.rows.size(); ++i) {
            const std::string name = name_of_row(model_, i);
            for (const Term& term : terms.merged(model_.rows[i].terms))
                columns_[term.var].push_back({name, term.times});
        }
    }

    void columns() {
        bool integers = false;
        const auto mark = [&](bool integer) {
            if (integer != integers) line(" M{0} 'MARKER' '{0}'", integer ? "INTORG" : "INTEND");
            integers = integer;
        };
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            mark(model_.variables[i].integer);
            const std::string name = name_of(model_, i);
            if (columns_[i].empty()) line(" {} cost 0", name);
            for (const Number& number : columns_[i]) line(" {} {} {}", name, number.row, number.times);
        }
        mark(false);
    }

    void limits() {
        line("RHS");
        for (std::size_t i = 0; i < model_.rows.size(); ++i) {
            const Row& row = model_.rows[i];
            const double limit = std::isfinite(row.low) ? row.low : row.high;
            if (std::isfinite(limit) && limit != 0) line(" RHS {} {}", name_of_row(model_, i), limit);
        }
        bool any = false;
        for (std::size_t i = 0; i < model_.rows.size(); ++i) {
            const Row& row = model_.rows[i];
            if (row.low == row.high || !std::isfinite(row.low) || !std::isfinite(row.high)) continue;
            if (!any) line("RANGES");
            any = true;
            line(" RNG {} {}", name_of_row(model_, i), row.high - row.low);
        }
    }

    void bounds(const Variable& variable, const std::string& name) {
        const bool low = std::isfinite(variable.low);
        const bool high = std::isfinite(variable.high);
        if (!low && !high) return line(" FR BND {}", name);
        low ? line(" LO BND {} {}", name, variable.low) : line(" MI BND {}", name);
        high ? line(" UP BND {} {}", name, variable.high) : line(" PL BND {}", name);
    }

    const Model& model_;
    std::vector<std::vector<Number>> columns_;
    std::string text_ = {};
};

}  // namespace

std::string as_lp(const Model& model, std::span<const Term> objective) {
    return Lp(model).write(objective);
}
std::string as_mps(const Model& model, std::span<const Term> objective) {
    return Mps(model).write(objective);
}

}  // namespace orgplan::solver
