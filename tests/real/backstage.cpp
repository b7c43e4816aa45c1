#include <yaml-cpp/yaml.h>

#include <map>
#include <nlohmann/json.hpp>
#include <vector>

#include "tests/real/converters.h"

namespace orgplan {
namespace {

using Json = nlohmann::ordered_json;

// `group:default/team-a` and `team-a` are the same group.
std::string group_of(const std::string& reference) {
    return reference.substr(reference.find('/') + 1);
}

std::string kind_of(const std::string& type) {
    return type == "team" ? "team" : "department";
}

}  // namespace

std::string spec_of_backstage(const std::filesystem::path& file) {
    Json spec{{"orgplan", 1}, {"positions", Json::array()}, {"units", Json::array()}};
    std::map<std::string, std::vector<Json>> seats;
    std::string company;
    const std::vector<YAML::Node> entities = YAML::LoadAllFromFile(file.string());
    for (const YAML::Node& entity : entities) {
        if (entity["kind"].as<std::string>() != "User") continue;
        const YAML::Node metadata = entity["metadata"];
        const auto name = metadata["name"].as<std::string>();
        Json seat{{"id", metadata["namespace"] ? metadata["namespace"].as<std::string>() + "-" + name : name},
                  {"title", "Member"}};
        std::replace(seat["id"].get_ref<std::string&>().begin(), seat["id"].get_ref<std::string&>().end(), '.', '-');
        if (const YAML::Node profile = entity["spec"]["profile"]; profile && profile["displayName"])
            seat["holder"] = profile["displayName"].as<std::string>();
        seats[group_of(entity["spec"]["memberOf"][0].as<std::string>())].push_back(std::move(seat));
    }
    for (const YAML::Node& entity : entities) {
        if (entity["kind"].as<std::string>() != "Group") continue;
        const auto id = entity["metadata"]["name"].as<std::string>();
        if (!entity["spec"]["parent"]) {
            company = id;
            spec["company"] = {{"name", entity["metadata"]["description"].as<std::string>()}};
            spec["positions"] = seats[id];
            continue;
        }
        spec["units"].push_back({{"id", id},
                                 {"name", entity["metadata"]["description"].as<std::string>()},
                                 {"kind", kind_of(entity["spec"]["type"].as<std::string>())},
                                 {"positions", seats[id]},
                                 {"within", entity["spec"]["parent"].as<std::string>()}});
    }
    for (Json& unit : spec["units"])
        if (unit["within"] == company) unit.erase("within");
    return spec.dump(1);
}

}  // namespace orgplan
