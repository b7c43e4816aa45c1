#include <toml++/toml.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <nlohmann/json.hpp>
#include <vector>

#include "tests/real/converters.h"

namespace orgplan {
namespace {

using Json = nlohmann::ordered_json;

struct Team {
    std::string parent;  // empty: none
    std::string kind;
    std::vector<std::string> leads;
    std::vector<std::string> members;
    std::map<std::string, std::string> titles;  // of members who have one here
};

std::string text_at(const toml::table& table, std::string_view key) {
    return table[key].value_or(std::string{});
}

// "octocat" or {github = "octocat", roles = ["editor"]}.
void add_member(const toml::node& entry, const std::map<std::string, std::string>& roles, Team& team) {
    const toml::table* table = entry.as_table();
    const std::string name = table != nullptr ? text_at(*table, "github") : entry.value<std::string>().value();
    team.members.push_back(name);
    if (table == nullptr) return;
    if (const toml::array* held = table->get_as<toml::array>("roles"); held != nullptr && !held->empty())
        team.titles[name] = roles.at(held->get(0)->value<std::string>().value());
}

std::map<std::string, Team> read_teams(const std::filesystem::path& folder) {
    std::map<std::string, Team> teams;
    for (const auto& file : std::filesystem::directory_iterator(folder)) {
        if (file.path().extension() != ".toml") continue;
        const toml::table table = toml::parse_file(file.path().string());
        if (text_at(table, "kind") == "marker-team") continue;
        std::map<std::string, std::string> roles;
        if (const toml::array* entries = table["roles"].as_array()) {
            for (const toml::node& entry : *entries)
                roles[text_at(*entry.as_table(), "id")] = text_at(*entry.as_table(), "description");
        }
        Team& team = teams[text_at(table, "name")];
        team.parent = text_at(table, "subteam-of");
        team.kind = text_at(table, "kind");
        for (const toml::node& lead : *table["people"]["leads"].as_array())
            team.leads.push_back(lead.value<std::string>().value());
        for (const toml::node& entry : *table["people"]["members"].as_array()) add_member(entry, roles, team);
    }
    return teams;
}

std::size_t depth_of(const std::map<std::string, Team>& teams, const Team& team) {
    std::size_t depth = 0;
    for (const Team* at = &team; !at->parent.empty(); at = &teams.at(at->parent)) ++depth;
    return depth;
}

std::string seat_id(std::string name) {
    for (char& c : name) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return "seat-" + name;
}

struct Home {
    std::string team;
    std::size_t rank = 0;  // what leads a team stands above what belongs to one
};

// So that lines never go round: who manages a team sits in the highest that he manages.
std::map<std::string, Home> find_homes(const std::map<std::string, Team>& teams) {
    constexpr std::size_t kNoLead = 1000;
    std::map<std::string, Home> homes;
    for (const auto& [id, team] : teams) {
        for (const std::string& name : team.members) {
            const bool manages = !team.leads.empty() && team.leads.front() == name;
            const std::size_t rank = manages ? depth_of(teams, team) : kNoLead;
            const auto [home, fresh] = homes.try_emplace(name, Home{id, rank});
            if (!fresh && rank < home->second.rank) home->second = {id, rank};
        }
    }
    return homes;
}

Json seat_of(const Team& team, const std::string& name) {
    const bool leads = std::find(team.leads.begin(), team.leads.end(), name) != team.leads.end();
    const auto title = team.titles.find(name);
    return {{"id", seat_id(name)},
            {"title", leads                        ? "Team leader"
                      : title != team.titles.end() ? title->second
                                                   : "Member"},
            {"holder", name}};
}

}  // namespace

std::string spec_of_rust_teams(const std::filesystem::path& folder) {
    const std::map<std::string, Team> teams = read_teams(folder);
    const std::map<std::string, Home> homes = find_homes(teams);
    Json units = Json::array();
    for (const auto& [id, team] : teams) {
        Json unit{{"id", id}, {"kind", team.kind.empty() ? "team" : "group"}};
        if (!team.parent.empty()) unit["within"] = team.parent;
        if (!team.leads.empty()) unit["manager"] = seat_id(team.leads.front());
        for (const std::string& name : team.members) {
            if (homes.at(name).team == id)
                unit["positions"].push_back(seat_of(team, name));
            else
                unit["members"].push_back(seat_id(name));
        }
        units.push_back(std::move(unit));
    }
    return Json{{"orgplan", 1}, {"units", std::move(units)}}.dump(1);
}

}  // namespace orgplan
