#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <set>

#include "graph/model/money.h"
#include "tests/golden/program.h"

// Every writer of every command has amounts right in currencies of 0, 2, 3 and 4 decimals.

namespace orgplan {
namespace {

namespace fs = std::filesystem;

struct Currency {
    const char* id;
    int decimals;
    const char* salary;  // a year of two seats, twelve times what a month is
};

constexpr std::array<Currency, 4> kCurrencies{
    {{"JPY", 0, "148140"}, {"EUR", 2, "148140.12"}, {"KWD", 3, "148140.012"}, {"CLF", 4, "148140.0012"}}};

// 12 345, 12 345.01, 12 345.001, 12 345.0001 a month.
std::string written(const Currency& currency, std::string whole) {
    if (currency.decimals > 0) whole += "." + std::string(static_cast<std::size_t>(currency.decimals) - 1, '0') + "1";
    return whole;
}

std::string spec_of(const Currency& currency) {
    return fmt::format(
        "orgplan: 1\ncompany: {{name: Coot, manager: ceo}}\n"
        "stages: [{{id: now, date: 2027-01-31, monthly_cost: 0..100}}, {{id: end, date: 2027-02-28}}]\n"
        "positions:\n  - {{id: ceo, role: ceo, cost: {{yearly: {0}}}}}\n"
        "  - {{id: x, role: cto, holder: vacant, changes: {{2027-02-01: {{holder: Ada}}}}, cost: {{yearly: {0}}}}}\n"
        "costs: {{currency: {1}, once: [{{per: hire, amount: 7}}]}}\n"
        "budgets: [{{for: company, total: {{2027-01: 12345, 2027-02: 100}}, run_rate: {{now: 12000}}}}]\n",
        currency.salary, currency.id);
}

// All numbers of a text of more than three digits, as a person groups them or a program writes them.
std::set<std::string> numbers_in(const std::string& text) {
    std::set<std::string> found;
    const auto digit = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
    for (std::size_t at = 0; at < text.size();) {
        if (!digit(at)) {
            ++at;
            continue;
        }
        std::string number;
        const std::size_t from = at;
        for (; digit(at); ++at) number += text[at];
        // Groups of three, between spaces of a text or no-break spaces of a chart.
        for (;;) {
            const std::size_t wide = text.compare(at, 6, "&#160;") == 0   ? 6
                                     : text.compare(at, 2, "\u00A0") == 0 ? 2
                                                                          : 1;
            const bool space = wide > 1 || (at < text.size() && text[at] == ' ');
            const std::size_t next = at + wide;
            if (!space || number.size() > 9 || at - from > 3 + 9 || !digit(next) || !digit(next + 1) ||
                !digit(next + 2) || digit(next + 3)) {
                break;
            }
            number += text.substr(next, 3);
            at = next + 3;
        }
        if (at < text.size() && text[at] == '.' && digit(at + 1)) {
            number += '.';
            for (++at; digit(at); ++at) number += text[at];
        }
        found.insert(number);
    }
    return found;
}

// One of the amounts with its point elsewhere.
bool shifted(std::string number) {
    const std::size_t point = std::min(number.find('.'), number.size());
    std::erase(number, '.');
    const auto one_of = [&](std::initializer_list<std::string_view> amounts) {
        return std::ranges::any_of(amounts, [&](std::string_view each) { return number.starts_with(each); });
    };
    return (one_of({"12345", "24690", "24697", "37035", "37042"}) && point != 5) || (one_of({"14814"}) && point != 6);
}

TEST(Money, IsRightInEveryCommandAndCurrency) {
    std::string name = (fs::temp_directory_path() / "orgplan-money-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    const fs::path folder(name);
    EXPECT_TRUE(shifted("123.45") && shifted("123450") && shifted("1.4814") && !shifted("12345.01"));
    for (const Currency& currency : kCurrencies) {
        std::ofstream(folder / "spec.yaml") << spec_of(currency);
        std::string other = spec_of(currency);
        other.replace(other.find("2027-02: 100"), 12, "2027-02: 9999");
        other.replace(other.rfind("cost: {yearly: "), 15, "cost: {yearly: 1");
        std::ofstream(folder / "other.yaml") << other;
        const std::string month = written(currency, "12345");
        // All amounts that the commands have to say of it; a part that is all zero is not written for people.
        const auto amount = [&](std::int64_t times, std::int64_t plus) {
            return *amount_of(*decimal_of(month), currency.id) * times +
                   *amount_of(*decimal_of(std::to_string(plus)), currency.id);
        };
        const auto plain = [&](std::int64_t times, std::int64_t plus = 0) {
            return plain_money_text(amount(times, plus), currency.id);
        };
        const struct {
            std::vector<std::string> command;
            std::vector<std::string> told;
        } cases[] = {
            {{"check", "spec.yaml"}, {plain(1), plain(2), plain(2, 7)}},
            {{"check", "spec.yaml", "--format", "json"}, {plain(1), plain(2), plain(2, 7)}},
            {{"plan", "show", "spec.yaml"}, {plain(1), plain(2), plain(3, 7)}},
            {{"plan", "show", "spec.yaml", "--format", "markdown"}, {plain(1), plain(2), plain(3, 7)}},
            {{"plan", "show", "spec.yaml", "--format", "json"}, {plain(1), plain(2), plain(3, 7)}},
            {{"plan", "show", "spec.yaml", "--format", "csv"}, {plain(1), plain(2)}},
            {{"plan", "show", "spec.yaml", "--format", "csv", "--table", "actions"}, {plain(1)}},
            {{"plan", "show", "spec.yaml", "--format", "csv", "--table", "units"}, {plain(1), plain(2)}},
            {{"plan", "show", "spec.yaml", "--format", "csv", "--table", "quarters"}, {plain(3, 7)}},
            {{"plan", "show", "spec.yaml", "--format", "csv", "--table", "budgets"}, {plain(1), plain(2, 7)}},
            {{"diff", "spec.yaml@now", "spec.yaml@end"}, {plain(1), plain(2)}},
            {{"diff", "spec.yaml@now", "spec.yaml@end", "--format", "markdown"}, {plain(1), plain(2)}},
            {{"diff", "spec.yaml@now", "spec.yaml@end", "--format", "json"}, {plain(1), plain(2)}},
            {{"diff", "spec.yaml", "other.yaml"}, {plain(3, 7), currency.salary}},
            {{"diff", "spec.yaml", "other.yaml", "--format", "json"}, {plain(3, 7), currency.salary}},
            {{"compare", "spec.yaml", "spec.yaml"}, {plain(1), plain(2), plain(3, 7)}},
            {{"compare", "spec.yaml", "spec.yaml", "--format", "markdown"}, {plain(1), plain(2), plain(3, 7)}},
            {{"compare", "spec.yaml", "spec.yaml", "--format", "json"}, {plain(1), plain(2), plain(3, 7)}},
            {{"plan", "show", "spec.yaml", "--format", "svg", "-o", "-"}, {plain(1), plain(2)}},
        };
        for (const auto& [command, told] : cases) {
            std::vector<std::string> arguments = command;
            arguments.insert(arguments.end(), {"--today", "2027-01-15"});
            const Outcome outcome = run_in(folder, arguments);
            SCOPED_TRACE(fmt::format("{}: {}\n{}{}", currency.id, fmt::join(command, " "), outcome.out, outcome.err));
            ASSERT_LT(outcome.exit_code, 2);
            const std::set<std::string> numbers = numbers_in(outcome.out);
            for (const std::string& each : told) EXPECT_TRUE(numbers.contains(each)) << each;
            for (const std::string& number : numbers) EXPECT_FALSE(shifted(number)) << number;
        }
    }
    fs::remove_all(folder);
}

}  // namespace
}  // namespace orgplan
