//! What programs are told about `/api/v1`: an OpenAPI 3.1 document that is made of the routes
//! themselves. A route of the API cannot be added without saying what it answers.

use crate::{Access, Role, Route};
use schemars::{JsonSchema, Schema, SchemaGenerator, generate::SchemaSettings};
use serde_json::{Map, Value, json};

/// Where the document is found.
pub const ADDRESS: &str = "/api/v1/openapi.json";

/// What a program is told about a query of the API.
#[derive(Debug, Clone, Copy)]
pub struct Operation {
    about: &'static str,
    asks: &'static [(&'static str, &'static str)],
    answer: fn(&mut SchemaGenerator) -> Schema,
}

impl Operation {
    /// A query that answers with an `A`, and what it is about in one sentence.
    pub fn answers<A: JsonSchema>(about: &'static str) -> Self {
        Self { about, asks: &[], answer: SchemaGenerator::subschema_for::<A> }
    }

    /// What may follow the `?`, each with a sentence.
    #[must_use]
    pub fn asks(self, asks: &'static [(&'static str, &'static str)]) -> Self {
        Self { asks, ..self }
    }
}

/// The document about the routes of the API among `routes`.
pub fn document<'r>(routes: impl IntoIterator<Item = &'r Route>) -> Value {
    let mut settings = SchemaSettings::draft2020_12().for_serialize();
    settings.definitions_path = "/components/schemas".into();
    let mut schemas = settings.into_generator();
    let mut paths = Map::new();
    for route in routes {
        if let Some(operation) = &route.operation {
            let method = route.method.as_str().to_lowercase();
            paths.insert(
                route.path.to_owned(),
                json!({ method: call(route, operation, &mut schemas) }),
            );
        }
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Hải Đăng",
            "version": env!("CARGO_PKG_VERSION"),
            "license": { "name": "Apache-2.0", "identifier": "Apache-2.0" },
            "description": "What one may not see answers exactly like what is absent: 404.",
        },
        "servers": [{ "url": "/" }],
        "paths": paths,
        "components": {
            "schemas": schemas.take_definitions(true),
            "responses": { "Problem": {
                "description": "RFC 9457; `code` is stable, `title` is the sentence that people read.",
                "content": { "application/problem+json": { "schema": problem() } },
            } },
            "securitySchemes": {
                "session": { "type": "apiKey", "in": "cookie", "name": "sid",
                             "description": "Signed in at /login; over HTTPS the cookie is __Host-sid." },
            },
        },
    })
}

fn call(route: &Route, operation: &Operation, schemas: &mut SchemaGenerator) -> Value {
    let named = route.path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
    let in_path = named.map(|name| {
        json!({ "name": name, "in": "path", "required": true,
                "schema": { "type": "integer", "format": "int64" } })
    });
    let after = operation.asks.iter().map(|(name, about)| {
        json!({ "name": name, "in": "query", "description": about, "schema": { "type": "string" } })
    });
    let parameters: Vec<_> = in_path.chain(after).collect();
    let refused = json!({ "$ref": "#/components/responses/Problem" });
    let mut call = json!({
        "summary": operation.about,
        "parameters": parameters,
        "responses": {
            "200": { "description": "Done.",
                     "content": { "application/json": { "schema": (operation.answer)(schemas) } } },
            "default": refused,
        },
    });
    if let Some(who) = who(route.access) {
        call["security"] = json!([{ "session": [] }]);
        call["description"] = who.into();
    }
    call
}

fn who(access: Access) -> Option<String> {
    match access {
        Access::Public => None,
        Access::SignedIn => Some("For everybody with an account.".to_owned()),
        Access::Only(roles) => {
            let roles: Vec<_> = roles.iter().copied().map(Role::as_str).collect();
            Some(format!("For these roles: {}.", roles.join(", ")))
        }
    }
}

fn problem() -> Value {
    let text = json!({ "type": "string" });
    json!({
        "type": "object",
        "required": ["type", "code", "title", "status"],
        "properties": {
            "type": text, "code": text, "title": text, "status": { "type": "integer" },
            "errors": { "type": "array", "items": {
                "type": "object",
                "properties": { "field": text, "code": text, "detail": text },
            } },
        },
    })
}
